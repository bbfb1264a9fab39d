import type { ClipboardEvent, KeyboardEvent } from 'react';
import { isModHeld } from '../../ui/keys.ts';

/** Copies exactly the characters that are selected: the browser would add a line break for each block. */
export function copyTextOnly(event: ClipboardEvent): void {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return;
  event.clipboardData.setData('text/plain', selection.getRangeAt(0).toString());
  event.preventDefault();
}

/** Ctrl+A in a text selects that text and not the whole window. */
export function selectAllInside(event: KeyboardEvent): void {
  if (!isModHeld(event.nativeEvent) || event.key.toLowerCase() !== 'a') return;
  event.preventDefault();
  getSelection()?.selectAllChildren(event.currentTarget);
}
