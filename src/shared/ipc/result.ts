import type { ErrorData } from '../errors.ts';

/** What main always answers: nothing is ever thrown through the bridge. */
export type Result<T> = { ok: true; data: T } | { ok: false; error: ErrorData };
