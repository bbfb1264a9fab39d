import type { Token } from './token.ts';

const QUOTED = /''|'[{}<>](?:[^']|'')*(?:'|$)/g;
const QUOTED_IN_PLURAL = /''|'[{}<>#](?:[^']|'')*(?:'|$)/g;

/**
 * The text of an ICU message with its apostrophes resolved. Quoted braces are a piece of their own: as text they could
 * not be told from arguments. `begin`: where `raw` stands in the message.
 */
export function quotedTokens(raw: string, begin: number, inPlural: boolean): readonly Token[] {
  const tokens: Token[] = [];
  const text = (from: number, to: number, value: string) => {
    if (to > from) tokens.push({ kind: 'text', begin: begin + from, end: begin + to, value });
  };
  let at = 0;
  for (const { 0: found, index } of raw.matchAll(inPlural ? QUOTED_IN_PLURAL : QUOTED)) {
    const end = index + found.length;
    text(at, index, raw.slice(at, index));
    if (found === "''") text(index, end, "'");
    else {
      const label = found.replace(/^'|'$/g, '').replaceAll("''", "'");
      tokens.push({ kind: 'atom', begin: begin + index, end: begin + end, label });
    }
    at = end;
  }
  text(at, raw.length, raw.slice(at));
  return tokens;
}

/**
 * Text as an ICU message holds it; `known` are the arguments of the message as written (`{name}`), which stay. An
 * apostrophe is doubled where it could quote, everywhere with `double`.
 */
export function quoteIcu(
  text: string,
  known: ReadonlySet<string>,
  { inPlural, double }: { inPlural: boolean; double: boolean },
): string {
  const SPECIAL = inPlural ? /[{}#]+|<(?=[\w/])|'/g : /[{}]+|<(?=[\w/])|'/g;
  return splitArguments(text, known)
    .map((part) => {
      if (known.has(part)) return part;
      return part.replace(SPECIAL, (mark, at: number) => {
        if (mark !== "'") return `'${mark}'`;
        // At either end of the text a quote of what stands beside it could begin or go on.
        const beside = [part[at - 1], part[at + 1]];
        const couldQuote = beside.some((it) => it === undefined || /['{}<>#]/.test(it));
        return double || couldQuote ? "''" : "'";
      });
    })
    .join('');
}

/** Text where nothing can be quoted: braces that are not arguments become parentheses. */
export function withoutBraces(text: string, known: ReadonlySet<string>): string {
  return splitArguments(text, known)
    .map((part) => (known.has(part) ? part : part.replaceAll('{', '(').replaceAll('}', ')')))
    .join('');
}

/** Text, arguments and text by turns. */
function splitArguments(text: string, known: ReadonlySet<string>): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(/\{[^{}]*\}/g)) {
    if (!known.has(found)) continue;
    parts.push(text.slice(at, index), found);
    at = index + found.length;
  }
  parts.push(text.slice(at));
  return parts;
}
