import { useCallback } from 'react';
import { toAppError } from '#shared/errors.ts';
import { useNotices } from './noticesContext.ts';

/** Does something whose failure belongs to no place of its own, and shows that failure in the notices. */
export type Attempt = (action: () => Promise<unknown>) => Promise<void>;

export function useAttempt(): Attempt {
  const { report } = useNotices();
  return useCallback(
    async (action) => {
      try {
        await action();
      } catch (error) {
        report(toAppError(error).toData());
      }
    },
    [report],
  );
}
