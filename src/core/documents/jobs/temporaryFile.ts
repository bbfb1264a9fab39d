import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '#core/history/owner.ts';

const NAME = /^\.bayling-(\d+)-[\da-f-]{36}\.tmp$/;
/** Milliseconds. Ids of processes mean nothing on another computer, which may be saving into the same folder. */
const ABANDONED_MS = 10_000;

/** A path in `folder`, hidden and used once, for what is written there until it is whole. */
export const temporaryFile = (folder: string): string =>
  path.join(folder, `.bayling-${process.pid}-${randomUUID()}.tmp`);

/** Drops the temporary files in `folder` of processes that were killed while they saved. What cannot be dropped stays. */
export async function dropAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, owner] = NAME.exec(name) ?? [];
    if (owner === undefined || Number(owner) === process.pid) continue;
    const file = path.join(folder, name);
    const { mtimeMs } = (await stat(file).catch(() => null)) ?? {};
    if (mtimeMs === undefined || mtimeMs > Date.now() - ABANDONED_MS) continue;
    if (!isAlive(owner, mtimeMs)) await rm(file, { force: true }).catch(() => undefined);
  }
}
