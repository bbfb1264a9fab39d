import { useEffect, useEffectEvent } from 'react';
import { isModHeld } from '../../ui/keys.ts';

export type ShortcutName =
  | 'translate'
  | 'stop'
  | 'refine'
  | 'copy'
  | 'swap'
  | 'source'
  | 'search'
  | 'toggleHistory'
  | 'showTranslator'
  | 'showChat'
  | 'showFiles'
  | 'showModels'
  | 'showGlossary'
  | 'showMemory'
  | 'addFiles'
  | 'save'
  | 'newChat'
  | 'help';

const WITH_MOD: Record<string, ShortcutName> = {
  Enter: 'translate',
  NumpadEnter: 'translate',
  KeyR: 'refine',
  KeyL: 'source',
  KeyF: 'search',
  KeyN: 'newChat',
  Digit1: 'showTranslator',
  Digit2: 'showChat',
  Digit3: 'showFiles',
  Digit4: 'showModels',
  Digit5: 'showGlossary',
  Digit6: 'showMemory',
  KeyO: 'addFiles',
  KeyS: 'save',
  Slash: 'help',
};

const WITH_MOD_AND_SHIFT: Record<string, ShortcutName> = {
  KeyC: 'copy',
  KeyS: 'swap',
  KeyH: 'toggleHistory',
};

/**
 * The window's shortcuts; null where one means nothing now. By the place of the key, so that they work on Cyrillic and
 * other layouts too.
 */
export function useShortcuts(actions: Record<ShortcutName, (() => void) | null>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const name = shortcutOf(event);
    const action = name && actions[name];
    if (!action) return;
    if (name !== 'stop') event.preventDefault();
    action();
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

function shortcutOf(event: KeyboardEvent): ShortcutName | undefined {
  // An input method's own Enter and Escape are not ours, nor is what a menu or popover took.
  if (event.isComposing || event.defaultPrevented) return undefined;
  if (event.key === 'Escape') return 'stop';
  if (event.key === '?' && !isTyping(event.target)) return 'help';
  if (!isModHeld(event)) return undefined;
  return (event.shiftKey ? WITH_MOD_AND_SHIFT : WITH_MOD)[event.code];
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
