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
  if (!isModHeld(event.nativeEvent) || event.shiftKey || event.key.toLowerCase() !== 'a') return;
  event.preventDefault();
  getSelection()?.selectAllChildren(event.currentTarget);
}

/** What is selected of an element's text, in UTF-16 units: [begin, end). Null where nothing is, or also of others. */
export function selectionIn(element: HTMLElement): { begin: number; end: number } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.commonAncestorContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const begin = before.toString().length;
  return { begin, end: begin + range.toString().length };
}
