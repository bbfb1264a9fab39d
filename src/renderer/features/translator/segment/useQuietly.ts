import { useCallback } from 'react';
import { toAppError } from '#shared/errors.ts';
import { useNotices } from '../../shell/noticesContext.ts';

/**
 * Answers with what main says, or undefined where it fails. That the text is another one by now is no news to who typed it;
 * anything else is shown in the notices.
 */
export function useQuietly() {
  const { report } = useNotices();
  return useCallback(
    async <T>(asked: Promise<T>): Promise<T | undefined> => {
      try {
        return await asked;
      } catch (error) {
        const data = toAppError(error).toData();
        if (data.code !== 'translation.gone') report(data);
        return undefined;
      }
    },
    [report],
  );
}
