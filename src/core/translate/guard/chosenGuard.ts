import type { GuardCheck } from '#shared/segmentFlags.ts';
import { createGuard } from './createGuard.ts';
import type { Guard } from './guard.ts';

/** The guard as the settings have it by now; the same one for as long as they do not change. */
export function createChosenGuard(off: () => readonly GuardCheck[]): () => Guard {
  let latest: { key: string; guard: Guard } | undefined;
  return () => {
    const checks = off();
    const key = checks.join(' ');
    if (latest?.key !== key) latest = { key, guard: createGuard({ off: checks }) };
    return latest.guard;
  };
}
