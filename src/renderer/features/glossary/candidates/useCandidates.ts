import { useEffect, useState } from 'react';
import { type ErrorData, toAppError } from '#shared/errors.ts';
import type { Glossary, TermCandidate } from '#shared/ipc/glossary.ts';
import { request } from '../../../ipc/client.ts';

export interface Found {
  candidates: readonly TermCandidate[];
  /** Those that fit the document's languages. */
  glossaries: readonly Glossary[];
}

/** The terms that a document proposes, and where they may go; null while they are looked for. */
export function useCandidates(document: string, from: string, to: string) {
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const fits = (glossary: Glossary) =>
      ['', from].includes(glossary.from) && ['', to].includes(glossary.to);
    const look = async () => {
      try {
        const [candidates, all] = await Promise.all([
          request('glossary.candidates', { document }),
          request('glossary.list', null),
        ]);
        if (isCurrent) setFound({ candidates, glossaries: all.filter(fits) });
      } catch (error) {
        if (isCurrent) setError(toAppError(error).toData());
      }
    };
    void look();
    return () => {
      isCurrent = false;
    };
  }, [document, from, to]);
  return { found, error };
}
