import type { Delay } from '#core/net/retry.ts';
import { FailedTry } from './failedTry.ts';

const MOST_TRIES = 4;
const BACK_OFF_MS = 500;

/**
 * What `attempt` gives, tried again after longer and longer waits while it says that this may help, and `mayRetry`.
 * Rejects with the AppError of the last try, or the signal's reason.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  { delay, signal, mayRetry = () => true }: RetryOptions,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof FailedTry)) throw error;
      if (error.waitMs === null || tries === MOST_TRIES || !mayRetry()) throw error.error;
      await delay(Math.max(error.waitMs, BACK_OFF_MS * 2 ** (tries - 1)), signal);
    }
  }
}

export interface RetryOptions {
  delay: Delay;
  signal: AbortSignal;
  mayRetry?: () => boolean;
}
