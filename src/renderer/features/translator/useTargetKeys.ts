import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react';
import { selectAllInside } from './selection.ts';
import { sentenceAround, sentenceElement } from './sentenceElement.ts';
import type { Pairs } from './usePairs.ts';
import type { Translator } from './useTranslator.ts';

/** What keys and presses do to the sentences of the translation: mark them, go from one to the next, edit them. */
export function useTargetKeys(translator: Translator, { pointed }: Pairs) {
  const { segments, state, active, editing, activate, startEdit } = translator;
  const destinations: Record<string, (at: number) => number> = {
    ArrowDown: (at) => at + 1,
    ArrowUp: (at) => at - 1,
    Home: () => 0,
    End: () => segments.length - 1,
  };

  function onKeyDown(event: KeyboardEvent): void {
    const id = sentenceAround(event.target);
    if (id !== null && id === editing) return;
    selectAllInside(event);
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (id === null || altKey || ctrlKey || metaKey || shiftKey) return;
    const next = segments[destinations[key]?.(state.text.positions.get(id) ?? 0) ?? -1];
    if (key === 'Enter' || key === 'F2') startEdit(id);
    else if (next) {
      activate(next.id);
      sentenceElement(next.id)?.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  }

  return {
    onKeyDown,
    onFocus: ({ target }: FocusEvent) => {
      const id = sentenceAround(target);
      // A press may be the beginning of a selection.
      if (id !== null && target.matches(':focus-visible')) activate(id);
    },
    onMouseDown: ({ target }: MouseEvent) => {
      const id = sentenceAround(target);
      if (id !== null && id !== active) pointed();
    },
    onClick: ({ target }: MouseEvent) => {
      const id = sentenceAround(target);
      // Who selects words wants to copy them.
      if (id !== null && getSelection()?.isCollapsed !== false) activate(id);
    },
    onDoubleClick: ({ target, clientX, clientY }: MouseEvent) => {
      const id = sentenceAround(target);
      if (id !== null && id !== editing) startEdit(id, offsetAt(id, clientX, clientY));
    },
  };
}

/** Where in a sentence a point of the window is, in UTF-16 units; null: nowhere. */
function offsetAt(id: number, x: number, y: number): number | null {
  const element = sentenceElement(id);
  const caret = document.caretPositionFromPoint(x, y);
  if (!caret || !element?.contains(caret.offsetNode)) return null;
  const before = new Range();
  before.selectNodeContents(element);
  before.setEnd(caret.offsetNode, caret.offset);
  return before.toString().length;
}
