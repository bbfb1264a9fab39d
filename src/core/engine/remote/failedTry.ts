import type { AppError } from '#shared/errors.ts';

/** A request that failed, and whether another try may end otherwise. */
export class FailedTry extends Error {
  override readonly name = 'FailedTry';
  /** What to tell when there is no other try. */
  readonly error: AppError;
  /** Milliseconds to wait for at least before another try; null: it would end the same way. */
  readonly waitMs: number | null;

  constructor(error: AppError, waitMs: number | null = null) {
    super(error.message, { cause: error });
    this.error = error;
    this.waitMs = waitMs;
  }
}
