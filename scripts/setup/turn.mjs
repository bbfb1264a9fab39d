import {
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setInterval } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';
import { made } from './places.mjs';
import { say } from './report.mjs';

const file = path.join(made, 'running');
const own = `${file}.${process.pid}`;
const staleMs = 10_000;

/**
 * Waits until no other set-up works in this clone, then takes the turn until this process ends.
 * One that was killed has lost its turn.
 */
export async function takeTurn() {
  mkdirSync(made, { recursive: true });
  let told = false;
  while (!take()) {
    if (!told) say('waiting for the set-up that is already running in this folder');
    told = true;
    await delay(500);
  }
  process.on('exit', () => rmSync(file, { force: true }));
  setInterval(renew, staleMs / 5).unref();
}

function take() {
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch {
    if (!isAbandoned()) return false;
    rmSync(file, { force: true });
    return take();
  } finally {
    rmSync(own, { force: true });
  }
}

function renew() {
  const now = new Date();
  utimesSync(file, now, now);
}

/** Its process is gone, or the number now belongs to another one, which does not renew the file. */
function isAbandoned() {
  try {
    if (Date.now() - statSync(file).mtimeMs > staleMs) return true;
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return false;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
  }
}
