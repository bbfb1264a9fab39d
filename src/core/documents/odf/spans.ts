import type { Format } from '../ooxml/inline.ts';
import type { Piece, Range } from '../splice/region.ts';
import { escapeXml } from '../xml/escapeXml.ts';

export const PLAIN: Format = { key: '', raw: '', showsSpace: false };

/** Writes text as ODF does: white space in a row, tabs and line breaks are elements. `prefix`: that of `text:p`. */
export function textWriter(prefix: string): (text: string) => string {
  return (text) =>
    withSpaces(escapeXml(text), prefix)
      .replace(/\t/g, `<${prefix}tab/>`)
      .replace(/\r\n?|\n/g, `<${prefix}line-break/>`);
}

/** The same in a cell of a spreadsheet, which holds no tabs, and lines as paragraphs only. */
export function cellWriter(prefix: string): (text: string) => string {
  return (text) => withSpaces(escapeXml(oneLine(text)), prefix);
}

/** A text that a cell can hold as its value. */
export function oneLine(text: string): string {
  return text.replace(/\r\n?|[\n\t]/g, ' ');
}

function withSpaces(text: string, prefix: string): string {
  return text.replace(/ {2,}/g, (spaces) => ` ${`<${prefix}s/>`.repeat(spaces.length - 1)}`);
}

/** `inside` in the spans that a format stands for. */
export function inSpans(inside: string, { raw }: Format): string {
  return raw + inside + endTags(raw);
}

/** What stands alone in the spans it stands in. */
export function pieceInSpans(range: Range, { raw }: Format): Piece {
  return raw === '' ? range : [raw, range, endTags(raw)];
}

/** The same for what begins and ends. */
export function pairInSpans(
  open: Range,
  close: Range,
  { raw }: Format,
): Record<'open' | 'close', Piece> {
  return raw === '' ? { open, close } : { open: [raw, open], close: [close, endTags(raw)] };
}

function endTags(raw: string): string {
  const names = [...raw.matchAll(/<([^\s>/]+)/g)].map(([, name]) => `</${name ?? ''}>`);
  return names.reverse().join('');
}
