import type { Part } from '../../ui/MarkedText.tsx';

/** `text` in parts, those that a word of the search stands in marked. Case does not matter. */
export function highlight(text: string, query: string): readonly Part[] {
  const words = query.split(/[\s"]+/u).filter((word) => word !== '');
  if (words.length === 0) return [{ text, hit: false }];
  const pattern = words
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join('|');
  return text
    .split(new RegExp(`(${pattern})`, 'giu'))
    .map((part, i) => ({ text: part, hit: i % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
