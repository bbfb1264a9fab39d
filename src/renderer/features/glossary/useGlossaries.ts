import { useEffect } from 'react';
import { useAnswer } from '../../ipc/useAnswer.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import { useThrottled } from '../../ui/useThrottled.ts';

const ASK_MS = 300;

/** The glossaries there are; null until they are known. */
export function useGlossaries() {
  const { answer, error, ask } = useAnswer('glossary.list');
  const askAgain = useThrottled(() => void ask(), ASK_MS);
  useEvent('glossary.changed', askAgain);
  useEffect(() => {
    void ask();
  }, [ask]);
  return { glossaries: answer, error, ask: () => void ask() };
}
