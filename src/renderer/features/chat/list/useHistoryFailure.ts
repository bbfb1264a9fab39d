import { useEffect, useState } from 'react';
import { type ErrorData, toAppError } from '#shared/errors.ts';
import { request } from '../../../ipc/client.ts';
import { useEvent } from '../../../ipc/useEvent.ts';
import { useNotices } from '../../shell/noticesContext.ts';

/** Why the history could not be opened: conversations live in memory only until it can. */
export function useHistoryFailure() {
  const { dismiss } = useNotices();
  const [error, setError] = useState<ErrorData | null>(null);

  async function look(): Promise<void> {
    try {
      setError((await request('app.info', null)).historyError);
    } catch (error) {
      setError(toAppError(error).toData());
    }
  }
  useEffect(() => {
    void look();
  }, []);
  useEvent('history.changed', () => void look());
  // Once is enough: here it is on the spot.
  useEffect(() => {
    if (error) dismiss(error);
  }, [error, dismiss]);

  return {
    error,
    /** Tries again to open it. */
    retry: async () => {
      // Its error is the one that is looked for.
      await request('history.reopen', null).catch(() => undefined);
      await look();
    },
  };
}
