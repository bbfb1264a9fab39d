import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isAlive, thisProcess } from '#core/history/owner.ts';

const NAME = '.download.lock';
/** Milliseconds: a claim that is a day old counts as left behind. */
const RENEW_MS = 60 * 60 * 1000;
/** Milliseconds in which whoever made a claim has written its name into it. */
const NAMING_MS = 10_000;

/**
 * Keeps other downloads out of a folder, those of this process and of others (the app, the command line), until what it
 * answers with is called. Undefined where one is at work there. What a killed process left is taken over. Rejects with
 * the file system's errors.
 */
export async function claimFolder(folder: string): Promise<(() => Promise<void>) | undefined> {
  const claim = path.join(folder, NAME);
  if (!(await make(claim))) {
    if (await isHeld(claim)) return undefined;
    await rm(claim, { force: true });
    if (!(await make(claim))) return undefined;
  }
  const renew = () => {
    const now = new Date();
    utimes(claim, now, now).catch(() => undefined);
  };
  const timer = setInterval(renew, RENEW_MS);
  return async () => {
    clearInterval(timer);
    await rm(claim, { force: true }).catch(() => undefined);
  };
}

/** False where it is there already. */
async function make(claim: string): Promise<boolean> {
  try {
    await writeFile(claim, thisProcess, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isHeld(claim: string): Promise<boolean> {
  const [owner, found] = [
    await readFile(claim, 'utf8').catch(() => ''),
    await stat(claim).catch(() => undefined),
  ];
  if (!found) return false;
  if (owner === '') return found.mtimeMs > Date.now() - NAMING_MS;
  return isAlive(owner, found.mtimeMs);
}
