import type { Suspect } from '../guard.ts';

/** Real ones and, in the texts of programs, spelled ones. */
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
const SPELLED = /\\r\\n|\\n/g;

/** A translation has as many lines as its source. */
export function lineBreaks({ source, target }: Suspect): boolean {
  return [LINE_BREAK, SPELLED].some(
    (pattern) => count(source.trim(), pattern) !== count(target.trim(), pattern),
  );
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
