import type { Range } from '../splice/region.ts';
import type { Structure } from './structure.ts';

/** An argument of a macro: with its brackets, and its inside. */
export interface Argument extends Range {
  isOptional: boolean;
  inside: Range;
}

const MAX_ARGUMENTS = 12;
/** In characters: an option is short, and a bracket that is not closed there is none. */
const MAX_OPTION = 3000;

/**
 * The arguments that stand at `at`, `[…]`, `<…>` and `{…}`, and where they end; at most `limit` in braces.
 * `isApart`: spaces may stand before the first one.
 */
export function argumentsAt(
  text: string,
  at: number,
  { closed }: Structure,
  limit = MAX_ARGUMENTS,
  isApart = true,
): { list: Argument[]; end: number } {
  const list: Argument[] = [];
  let end = at;
  let braces = 0;
  while (list.length < MAX_ARGUMENTS) {
    const begin = list.length > 0 || !isApart ? end : skipSpaces(text, end);
    const mark = text[begin];
    const close =
      mark === '{'
        ? closed.get(begin)
        : mark === '['
          ? endOfOption(text, begin, closed)
          : mark === '<' && list.length === 0
            ? endOfOverlay(text, begin)
            : undefined;
    if (close === undefined || (mark === '{' && braces === limit)) break;
    if (mark === '{') braces++;
    end = close + 1;
    const isOptional = mark !== '{';
    list.push({ begin, end, isOptional, inside: { begin: begin + 1, end: close } });
  }
  return { list, end };
}

/** Before its first argument a macro may have spaces, but only in its line. */
function skipSpaces(text: string, at: number): number {
  const spaces = /^[ \t]*(?=\{)/.exec(text.slice(at, at + 20))?.[0] ?? '';
  return at + spaces.length;
}

function endOfOption(
  text: string,
  begin: number,
  closed: ReadonlyMap<number, number>,
): number | undefined {
  for (let at = begin + 1; at < Math.min(text.length, begin + MAX_OPTION); at++) {
    const mark = text[at];
    if (mark === '\\') at++;
    else if (mark === '{') at = closed.get(at) ?? text.length;
    else if (mark === ']') return at;
    else if (mark === '\n' && /^\s*\n/.test(text.slice(at + 1, at + 50))) return undefined;
  }
  return undefined;
}

/** Of slides: `<1->`. */
function endOfOverlay(text: string, begin: number): number | undefined {
  const found = /^<[\d\-+,.|@ a-z:]{1,40}>/.exec(text.slice(begin, begin + 50));
  return found ? begin + found[0].length - 1 : undefined;
}
