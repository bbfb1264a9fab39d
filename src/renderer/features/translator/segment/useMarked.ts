import { useEffect, useState } from 'react';
import { segmentOf, type ShownSegment } from '../shownText.ts';
import type { Translator } from '../useTranslator.ts';

/** The sentence that is marked, as the panel shows it. */
export interface MarkedSentence {
  segment: ShownSegment;
  source: string;
  /** BCP 47: what it is translated into. */
  to: string;
  /** From 0. */
  at: number;
  total: number;
  /** The text was changed since and is not cut yet: nothing can be done with the sentence now. */
  isOld: boolean;
}

/**
 * The sentence that is marked, or null. One stays for the moment in which a changed text is cut anew, and one that comes
 * to be marked by typing is not taken up: what stands on the screen must not jump while one types.
 */
export function useMarked(translator: Translator): MarkedSentence | null {
  const { active, state, source } = translator;
  const { text, stale } = state;
  const isTyping = useTyping(source.element);
  const [taken, setTaken] = useState<number | null>(null);
  const isTakenUp = taken !== null || !isTyping;
  const next = active === null ? null : isTakenUp ? active : taken;
  if (!stale && next !== taken) setTaken(next);

  const segment = taken === null ? undefined : segmentOf(text, taken);
  if (!segment) return null;
  return {
    segment,
    source: text.source.slice(segment.source.begin, segment.source.end),
    to: state.run?.to ?? '',
    at: text.positions.get(segment.id) ?? 0,
    total: text.segments.length,
    isOld: stale,
  };
}

/** Whether what happened last is that the text was typed in. */
export function useTyping(element: Translator['source']['element']): boolean {
  const [isTyping, setTyping] = useState(false);
  useEffect(() => {
    const typed = ({ target }: Event) => {
      setTyping(target === element.current);
    };
    const ended = () => {
      setTyping(false);
    };
    const moved = ({ altKey, ctrlKey, metaKey, key }: KeyboardEvent) => {
      if (altKey || ctrlKey || metaKey || key.startsWith('Arrow') || key === 'Tab') ended();
    };
    window.addEventListener('input', typed);
    window.addEventListener('pointerdown', ended);
    window.addEventListener('keydown', moved);
    return () => {
      window.removeEventListener('input', typed);
      window.removeEventListener('pointerdown', ended);
      window.removeEventListener('keydown', moved);
    };
  }, [element]);
  return isTyping;
}
