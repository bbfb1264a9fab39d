import { type RefObject, useEffect, useEffectEvent } from 'react';
import { sentenceAround, sentenceElement } from './sentenceElement.ts';
import type { Translator } from './useTranslator.ts';

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Alt+↓ and Alt+↑ go from pair to pair while `element`, the translator, is seen; the focus stays on its side. */
export function usePairKeys(element: RefObject<HTMLElement | null>, translator: Translator): void {
  const { segments, state, active, activate, source } = translator;

  function goTo(at: number): void {
    const segment = segments[Math.max(0, Math.min(at, segments.length - 1))];
    if (!segment) return;
    const textarea = source.element.current;
    const focused = document.activeElement;
    activate(segment.id);
    if (focused === textarea)
      textarea?.setSelectionRange(segment.source.begin, segment.source.begin);
    else if (sentenceAround(focused) !== null)
      sentenceElement(segment.id)?.focus({ preventScroll: true });
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { altKey, ctrlKey, metaKey, shiftKey, isComposing, defaultPrevented, key } = event;
    const step = STEPS[key];
    if (step === undefined || !altKey || ctrlKey || metaKey || shiftKey) return;
    if (isComposing || defaultPrevented || !element.current?.checkVisibility()) return;
    event.preventDefault();
    const at = active === null ? undefined : state.text.positions.get(active);
    goTo(at === undefined ? 0 : at + step);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      onKey(event);
    };
    window.addEventListener('keydown', listener);
    return () => {
      window.removeEventListener('keydown', listener);
    };
  }, []);
}
