import { type RefObject, useEffect, useEffectEvent } from 'react';
import { isModHeld } from '../../../ui/keys.ts';

export interface SentenceCommands {
  accept: () => void;
  edit: () => void;
  retranslate: () => void;
  alternatives: () => void;
  back: () => void;
  refine: () => void;
}

const WITH_MOD_AND_SHIFT: Record<string, keyof SentenceCommands> = {
  Enter: 'accept',
  NumpadEnter: 'accept',
  KeyR: 'retranslate',
  KeyA: 'alternatives',
  KeyB: 'back',
};

/**
 * The shortcuts for the sentence that is marked, wherever the focus is while `element` is seen; null where nothing can be
 * done with it now.
 */
export function useSentenceKeys(
  element: RefObject<HTMLElement | null>,
  commands: SentenceCommands | null,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!commands || event.isComposing || event.defaultPrevented) return;
    const name = commandOf(event);
    if (!name || !element.current?.checkVisibility()) return;
    event.preventDefault();
    commands[name]();
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

function commandOf(event: KeyboardEvent): keyof SentenceCommands | undefined {
  if (event.code === 'F2') return 'edit';
  return isModHeld(event) && event.shiftKey ? WITH_MOD_AND_SHIFT[event.code] : undefined;
}
