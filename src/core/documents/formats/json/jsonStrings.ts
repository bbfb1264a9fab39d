import { printParseErrorCode, visit } from 'jsonc-parser';
import type { Range } from '../../splice/region.ts';

/** A string value of a JSON text; its range has the quotes in it. */
export interface JsonString extends Range {
  value: string;
  /** Keys, and indexes of arrays, from the root. */
  path: readonly (string | number)[];
}

/** Deeper than any real file, shallow enough for recursion. */
const MAX_DEPTH = 500;

/** The string values of a JSON text, which may have comments and trailing commas. Throws for what is no JSON. */
export function jsonStrings(text: string): readonly JsonString[] {
  const found: JsonString[] = [];
  const path: (string | number)[] = [];
  const enter = () => {
    if (path.push('') > MAX_DEPTH) throw new Error('it is nested too deep');
  };
  const enterArray = () => {
    enter();
    path[path.length - 1] = 0;
  };
  const leave = () => {
    path.pop();
  };
  visit(
    text,
    {
      onObjectBegin: enter,
      onObjectEnd: leave,
      onArrayBegin: enterArray,
      onArrayEnd: leave,
      onObjectProperty(key) {
        path[path.length - 1] = key;
      },
      onSeparator(separator) {
        const last = path.at(-1);
        if (separator === ',' && typeof last === 'number') path[path.length - 1] = last + 1;
      },
      onLiteralValue(value: unknown, offset, length) {
        if (typeof value !== 'string') return;
        found.push({ begin: offset, end: offset + length, value, path: [...path] });
      },
      onError(error, _offset, _length, line, column) {
        // CloseBraceExpected
        const problem = printParseErrorCode(error)
          .replace(/\B[A-Z]/g, ' $&')
          .toLowerCase();
        throw new Error(`${problem} in line ${line + 1}, column ${column + 1}`);
      },
    },
    { allowTrailingComma: true },
  );
  return found;
}

/** A string as a JSON text spells it, in the manner of that text: slashes and other than ASCII characters escaped or not. */
export function jsonEncoder(text: string): (value: string) => string {
  const escapesSlashes = text.includes('\\/');
  const isAscii = /^\p{ASCII}*$/u.test(text) && /\\u(?!00[0-7])[\dA-Fa-f]{4}/.test(text);
  return (value) => {
    let json = JSON.stringify(value);
    if (escapesSlashes) json = json.replaceAll('/', '\\/');
    if (!isAscii) return json;
    return json.replace(/[^\p{ASCII}]/gu, (character) =>
      Array.from({ length: character.length }, (_, at) => {
        return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
      }).join(''),
    );
  };
}
