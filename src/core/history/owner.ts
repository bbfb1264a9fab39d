import { randomUUID } from 'node:crypto';
import { uptime } from 'node:os';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The clock may have been set a little since the machine started. */
const CLOCK_SLACK_MS = 60_000;

/** Names this process in a file that others share: its id, and a token no other process has, ever. */
export const thisProcess = `${process.pid}:${randomUUID()}`;

/**
 * Whether the process behind `owner` still looks after something it last touched at `touchedAt` (milliseconds since
 * 1970). No, when no process has its id, when its id is now ours, when the machine was started since, or after a day:
 * the system gives ids of ended processes to new ones. An id given away within the day looks alive until the day is
 * over or the new process ends; that delays, and loses nothing.
 */
export function isAlive(owner: string, touchedAt: number, self = thisProcess): boolean {
  if (owner === self) return true;
  const pid = Number.parseInt(owner, 10);
  const startedAt = Date.now() - uptime() * 1000;
  if (touchedAt < startedAt - CLOCK_SLACK_MS || touchedAt < Date.now() - DAY_MS) return false;
  return pid !== process.pid && pidExists(pid);
}

function pidExists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
