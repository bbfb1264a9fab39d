import { useState } from 'react';
import type { RouteOutput } from '#shared/ipc/contract.ts';
import { toAppError } from '#shared/errors.ts';
import { request } from '../../../ipc/client.ts';
import { useNotices } from '../../shell/noticesContext.ts';

export type RevisionLanguages = RouteOutput<'chat.languages'>;

/** The languages that revisions have; `look` reads them again. */
export function useRevisionLanguages() {
  const { report } = useNotices();
  const [languages, setLanguages] = useState<RevisionLanguages>({ from: [], to: [] });
  return {
    languages,
    look: () => {
      request('chat.languages', null).then(setLanguages, (error: unknown) => {
        report(toAppError(error).toData());
      });
    },
  };
}
