import { isAppError, type ErrorData } from '#shared/errors.ts';

/** What the user would be told; null when `action` works. */
export function refusal(action: () => unknown): ErrorData | null {
  try {
    action();
    return null;
  } catch (error) {
    if (isAppError(error)) return error.toData();
    throw error;
  }
}
