import { snippet } from './search/snippet.ts';

/** In grapheme clusters. */
const LENGTH = 60;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The beginning of a text, on one line, as a title; cut between words where there are any. */
export function titleOf(text: string): string {
  const line = snippet(text, null);
  const clusters = [...graphemes.segment(line)];
  if (clusters.length <= LENGTH) return line;
  const cut = line.slice(0, clusters[LENGTH]?.index);
  const word = cut.replace(/\s+\S*$/u, '');
  return `${word.length > cut.length / 2 ? word : cut}…`;
}
