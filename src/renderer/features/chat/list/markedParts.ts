import type { MessageHit } from '#shared/ipc/chat.ts';
import type { Part } from '../../../ui/MarkedText.tsx';

/** The snippet of a hit in parts, those with a word of the search marked. */
export function markedParts({ snippet, marks }: Pick<MessageHit, 'snippet' | 'marks'>): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const [begin, end] of marks) {
    parts.push({ text: snippet.slice(at, begin), hit: false });
    parts.push({ text: snippet.slice(begin, end), hit: true });
    at = end;
  }
  parts.push({ text: snippet.slice(at), hit: false });
  return parts.filter(({ text }) => text !== '');
}
