import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { request, send } from '../../../ipc/client.ts';
import { useQuietly } from './useQuietly.ts';

/** What the target of one sentence says, in the source language; another sentence needs another `key`. */
export function useBackTranslation(translation: string | null, segment: number, target: string) {
  const quietly = useQuietly();
  const [answered, setAnswered] = useState<{ of: string; text: string } | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const asking = useRef<string | null>(null);

  async function ask(): Promise<void> {
    if (translation === null) return;
    stop();
    const id = crypto.randomUUID();
    asking.current = id;
    setAsked(target);
    const answer = await quietly(request('translator.backTranslate', { id, translation, segment }));
    if (asking.current !== id) return;
    asking.current = null;
    setAsked(null);
    if (answer) setAnswered({ of: target, text: answer.text });
  }

  function stop(): void {
    if (asking.current !== null) send('translator.stop', { id: asking.current }, () => undefined);
    asking.current = null;
    setAsked(null);
  }
  const leave = useEffectEvent(stop);
  useEffect(
    () => () => {
      leave();
    },
    [],
  );

  return {
    /** Null while there is none of the target as it is now. */
    text: answered?.of === target ? answered.text : null,
    isAsking: asked === target,
    ask: () => void ask(),
    stop,
  };
}

export type BackTranslation = ReturnType<typeof useBackTranslation>;
