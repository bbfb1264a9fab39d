import { blockScalar } from './blockScalar.ts';
import type { ScalarStyle } from './yamlStrings.ts';

/** What could begin or be something else than text, for YAML 1.1 and 1.2. */
const NOT_PLAIN =
  /^[-?:,[\]{}#&*!|>'"%@`=<~.\s]|:(?=\s|$)|\s#|\s$|^$|[^\t\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]|^(?:y|n|yes|no|on|off|true|false|null)$/iu;
const NUMBER = /^[-+.\d]/;
const FLOW_MARK = /[,[\]{}]/;
/** What YAML cannot hold as it is, or reads as a line break. */
const UNPRINTABLE = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;

/** A text as YAML spells it, in the style of `raw`, the scalar it takes the place of; in double quotes where it must. */
export function encodeScalar(text: string, raw: string, style: ScalarStyle, was: string): string {
  switch (style) {
    case 'plain':
      return isPlain(text) ? text : quoted(text);
    case 'plainInFlow':
      return isPlain(text) && !FLOW_MARK.test(text) ? text : quoted(text);
    case 'single':
      return /[^\P{Cc}]/u.test(text) || text.search(UNPRINTABLE) >= 0
        ? quoted(text)
        : `'${text.replaceAll("'", "''")}'`;
    case 'double':
      return quoted(text);
    case 'literal':
    case 'folded':
      return (
        blockScalar(text, raw, style, was) ?? `${quoted(text)}${raw.endsWith('\n') ? '\n' : ''}`
      );
  }
}

function isPlain(text: string): boolean {
  return !NOT_PLAIN.test(text) && !(NUMBER.test(text) && !/\p{L}{2}|\s/u.test(text));
}

/** JSON's escapes are YAML's too. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
