import { parseIcu } from './parseIcu.ts';
import type { Dialect, Token } from './token.ts';

/** Written as HTML without a closing tag. */
const VOID = new Set('area br col embed hr img input link meta source track wbr'.split(' '));
/** Deeper markup in a string is not markup. */
const MAX_OPEN = 100;
const MARKUP =
  /<!--[^]{0,2000}?-->|<(\/?)([A-Za-z0-9][\w:.-]{0,50})(?:\s[^<>]{0,2000})?(\/?)>|\$t\([^()]{1,500}\)|\r?\n[ \t]*/g;

/** The pieces of a message in their order, without gaps; `isIcu` whether it could be read as the dialect wants it. */
export function tokenize(
  text: string,
  { syntax, placeholder }: Dialect,
): { tokens: readonly Token[]; isIcu: boolean } {
  const icu = syntax === 'plain' ? undefined : parseIcu(text, syntax);
  const plain: Token = { kind: 'text', begin: 0, end: text.length, value: text };
  return { tokens: withMarkup(icu ?? [plain], placeholder), isIcu: icu !== undefined };
}

/** Markup, line breaks and the file's own placeholders taken out of the text; tags without a partner stand alone. */
function withMarkup(tokens: readonly Token[], placeholder: RegExp | undefined): readonly Token[] {
  const found = tokens.flatMap((token): readonly Token[] => {
    if (token.kind === 'text') return split(token, placeholder);
    if (token.kind !== 'atom' || !token.plural) return [token];
    const { type, branches } = token.plural;
    const inner = branches.map((branch) => {
      return { ...branch, tokens: withMarkup(branch.tokens, placeholder) };
    });
    return [{ ...token, plural: { type, branches: inner } }];
  });
  const pairs = paired(found);
  return found.map((token) => {
    if ((token.kind !== 'open' && token.kind !== 'close') || pairs.has(token)) return token;
    const { begin, end, kind, name } = token;
    return { kind: 'atom', begin, end, label: kind === 'open' ? `<${name}>` : `</${name}>` };
  });
}

function split(token: Token & { kind: 'text' }, placeholder: RegExp | undefined): Token[] {
  const { value, begin, end } = token;
  // Resolved apostrophes: a piece that has other characters than the message cannot be cut.
  if (value.length !== end - begin) return [token];
  const own = placeholder
    ? Array.from(value.matchAll(placeholder), (match) => ({ match, isOwn: true }))
    : [];
  const marks = Array.from(value.matchAll(MARKUP), (match) => ({ match, isOwn: false }));
  const tokens: Token[] = [];
  let at = 0;
  const all = [...marks, ...own].sort((a, b) => a.match.index - b.match.index);
  for (const { match, isOwn } of all) {
    const { index } = match;
    if (index < at) continue;
    if (index > at) tokens.push(textIn(token, at, index));
    at = index + match[0].length;
    const range = { begin: begin + index, end: begin + at };
    tokens.push({ ...range, ...(isOwn ? { kind: 'atom', label: match[0] } : markup(match)) });
  }
  if (at < value.length) tokens.push(textIn(token, at, value.length));
  return tokens;
}

function textIn({ begin, value }: Token & { kind: 'text' }, from: number, to: number): Token {
  return { kind: 'text', begin: begin + from, end: begin + to, value: value.slice(from, to) };
}

function markup([raw, slash, name = '', empty]: RegExpMatchArray):
  { kind: 'atom'; label: string } | { kind: 'open' | 'close'; name: string } {
  if (/^\r?\n/.test(raw)) return { kind: 'atom', label: '↵' };
  if (name === '') return { kind: 'atom', label: raw.startsWith('$') ? raw : '<!---->' };
  if (/^br$/i.test(name)) return { kind: 'atom', label: '↵' };
  if (empty === '/' || VOID.has(name.toLowerCase())) return { kind: 'atom', label: `<${name}>` };
  return { kind: slash === '/' ? 'close' : 'open', name };
}

/** The opening and closing tags that belong together and are nested. */
function paired(tokens: readonly Token[]): ReadonlySet<Token> {
  const pairs = new Set<Token>();
  const open: (Token & { kind: 'open' | 'close' })[] = [];
  for (const token of tokens) {
    if (token.kind === 'open') open.push(token);
    if (open.length > MAX_OPEN) open.shift();
    if (token.kind !== 'close') continue;
    const at = open.findLastIndex(({ name }) => name === token.name);
    const partner = open[at];
    if (!partner) continue;
    open.length = at;
    pairs.add(partner).add(token);
  }
  return pairs;
}
