import { setTimeout } from 'node:timers/promises';
import { HttpFailure, type HttpResponse } from './http.ts';

/** Waits; rejects with the signal's reason. */
export type Delay = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 30_000;
/** What a server may ask for with Retry-After. */
const MAX_ASKED_MS = 60_000;

export const delay: Delay = async (milliseconds, signal) => {
  try {
    await setTimeout(milliseconds, undefined, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
};

/** The server is there and cannot now, or does not want to. */
class Unavailable extends HttpFailure {
  /** Milliseconds that it asked for. */
  readonly waitMs: number | undefined;

  constructor(status: number, waitMs: number | undefined) {
    super(`it answered with status ${status}`);
    this.waitMs = waitMs;
  }
}

/** Throws `Unavailable` for an answer that may be another in a while. */
export function mustBeAvailable(response: HttpResponse): void {
  const { status, headers } = response;
  if (status < 500 && status !== 429 && status !== 408) return;
  response.cancel();
  throw new Unavailable(status, askedWait(headers['retry-after']));
}

/** Milliseconds to wait before the next try, after `tries` in a row that brought nothing. */
export function backOff(failure: HttpFailure, tries: number): number {
  const asked = failure instanceof Unavailable ? failure.waitMs : undefined;
  return asked ?? Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, tries - 1));
}

/** What `attempt` answers; a failure that may be another next time is tried again, four times in all. */
export async function retrying<T>(
  attempt: () => Promise<T>,
  { signal, wait = delay }: { signal?: AbortSignal | undefined; wait?: Delay | undefined },
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof HttpFailure) || error.final || tries === 4) throw error;
      await wait(backOff(error, tries), signal);
    }
  }
}

/** Milliseconds that a `Retry-After` asks for, in seconds or as a date; at most a minute. */
export function askedWait(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const wait = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.min(MAX_ASKED_MS, Math.max(0, wait));
}
