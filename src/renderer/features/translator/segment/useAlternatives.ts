import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { request, send } from '../../../ipc/client.ts';
import { useQuietly } from './useQuietly.ts';

/** How many are asked for at once, one after another. */
const EACH_TIME = 3;
/** The most that main takes as known. */
const MOST = 20;

interface Alternatives {
  /** The target when the first was asked for, and then those that came. */
  texts: readonly string[];
  isFinding: boolean;
  /** The model had no other. */
  isExhausted: boolean;
}

/** Other translations of one sentence, each shown as it comes; another sentence needs another `key`. */
export function useAlternatives(translation: string | null, segment: number, target: string) {
  const quietly = useQuietly();
  const [state, setState] = useState<Alternatives>({
    texts: [],
    isFinding: false,
    isExhausted: false,
  });
  const asking = useRef<string | null>(null);
  const now = useRef(translation);
  useEffect(() => {
    now.current = translation;
  }, [translation]);

  async function find(): Promise<void> {
    if (translation === null || asking.current !== null) return;
    const texts = state.texts.length > 0 ? [...state.texts] : [target];
    setState({ texts, isFinding: true, isExhausted: false });
    const enough = Math.min(MOST, texts.length + EACH_TIME);
    while (texts.length < enough) {
      const id = crypto.randomUUID();
      asking.current = id;
      const asked = request('translator.alternative', { id, translation, segment, others: texts });
      const answer = await quietly(asked);
      // It was stopped.
      if (asking.current !== id) return;
      if (answer) texts.push(answer.target);
      // A text that changed meanwhile stops it too.
      const isExhausted = answer === null && now.current === translation;
      setState({ texts: [...texts], isFinding: true, isExhausted });
      if (!answer) break;
    }
    asking.current = null;
    setState((before) => ({ ...before, isFinding: false }));
  }

  function stop(): void {
    if (asking.current !== null) send('translator.stop', { id: asking.current }, () => undefined);
    asking.current = null;
    setState((before) => ({ ...before, isFinding: false }));
  }
  const leave = useEffectEvent(stop);
  useEffect(
    () => () => {
      leave();
    },
    [],
  );

  return { ...state, find: () => void find(), stop };
}

export type FoundAlternatives = ReturnType<typeof useAlternatives>;
