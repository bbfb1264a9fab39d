import { short, type Reading, type TexReader } from './reading.ts';

const MATH_END = { '\\(': '\\)', '\\[': '\\]', $: '$', $$: '$$' } as const;

/** Reads mathematics that begins at `at` with `open`; where it ends. */
export function readMath(
  reader: TexReader,
  at: number,
  end: number,
  open: keyof typeof MATH_END,
  reading: Reading,
): number {
  const close = MATH_END[open];
  let found = at + open.length - 1;
  do found = reader.indexOf(close, found + 1);
  while (found > 0 && reader.text[found - 1] === '\\' && close === '$');
  const to = found < 0 ? end + 1 : found + close.length;
  const raw = reader.text.slice(at, to);
  if (to > end || /\n[ \t]*\r?\n/.test(raw)) {
    reading.paragraph.alone({ begin: at, end: at + open.length }, '', {
      begin: at,
      end: at + open.length,
    });
    return at + open.length;
  }
  addFormula(reader, at, to, reading);
  return to;
}

/** A formula as one tag. */
export function addFormula(
  reader: TexReader,
  begin: number,
  end: number,
  { paragraph }: Reading,
): void {
  paragraph.alone({ begin, end }, short(reader.text.slice(begin, end)), { begin, end });
}
