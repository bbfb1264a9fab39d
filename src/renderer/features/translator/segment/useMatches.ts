import { useEffect, useState } from 'react';
import type { MemoryMatch } from '#shared/ipc/memory.ts';
import { request } from '../../../ipc/client.ts';
import { useEvent } from '../../../ipc/useEvent.ts';
import type { Translator } from '../useTranslator.ts';
import type { MarkedSentence } from './useMarked.ts';
import { useQuietly } from './useQuietly.ts';

/** Who only passes a sentence wants to know nothing of it. */
const ASK_DELAY = 200;
const NONE: readonly MemoryMatch[] = [];

/** What the translation memory has for the sentence that is marked, best first. */
export function useMatches(
  { translationId }: Translator,
  marked: MarkedSentence | null,
): readonly MemoryMatch[] {
  const quietly = useQuietly();
  const [found, setFound] = useState({ for: '', matches: NONE });
  const [changes, setChanges] = useState(0);
  useEvent('memory.changed', () => {
    setChanges((before) => before + 1);
  });
  const segment = marked?.segment.state === 'done' && !marked.isOld ? marked.segment.id : null;
  const wanted = marked ? `${marked.segment.id} ${marked.to} ${marked.source}` : '';

  useEffect(() => {
    if (segment === null || translationId === null) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      const asked = request('translator.matches', { translation: translationId, segment });
      void quietly(asked).then((answer) => {
        if (answer && isWanted) setFound({ for: wanted, matches: answer.matches });
      });
    }, ASK_DELAY);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [segment, translationId, wanted, changes, quietly]);

  return found.for === wanted ? found.matches : NONE;
}
