import type { Content } from '#shared/content.ts';
import type { Range, Region, TagSource } from '../splice/region.ts';
import { mergeText } from '../segments/contents.ts';
import { isBreak, isParagraphEnd, joinWrapped } from './lineBreaks.ts';
import { quoteIcu, withoutBraces } from './quoting.ts';
import type { Dialect, PluralBranches, Token } from './token.ts';
import { tokenize } from './tokenize.ts';

export interface MessageRegions {
  /** Nested ones after the one they lie in. */
  regions: readonly Region[];
  plurals: readonly PluralBranches[];
  isIcu: boolean;
}

interface Context {
  encode: (text: string) => string;
  place: string;
}

/**
 * What is to be translated in the string of a user interface: its paragraphs, and the branches of its plurals by
 * themselves. `place` is the string's key.
 */
export function messageRegions(text: string, dialect: Dialect, place: string): MessageRegions {
  const { tokens, isIcu } = tokenize(text, dialect);
  const known = argumentsIn(tokens);
  const double = text.includes("''");
  const encodeFor = (inPlural: boolean) => (said: string) => {
    if (!isIcu) return said;
    return dialect.syntax === 'icu'
      ? quoteIcu(said, known, { inPlural, double })
      : withoutBraces(said, known);
  };
  const plurals: PluralBranches[] = [];

  function regionsIn(list: readonly Token[], context: Context): Region[] {
    return paragraphs(list).flatMap((paragraph) => {
      const inner = paragraph.flatMap((token) => {
        if (token.kind !== 'atom' || !token.plural) return [];
        const { plural } = token;
        plurals.push(plural);
        const encode = plural.type ? encodeFor(true) : context.encode;
        return plural.branches.flatMap((branch) => {
          const place = `${context.place} [${branch.name}]`.trim();
          return regionsIn(branch.tokens, { encode, place });
        });
      });
      const outer = regionOf(joinWrapped(text, paragraph), context);
      return outer ? [outer, ...inner] : inner;
    });
  }

  const regions = regionsIn(tokens, { encode: encodeFor(false), place });
  return { regions, plurals, isIcu };
}

function argumentsIn(tokens: readonly Token[]): ReadonlySet<string> {
  const found = tokens.flatMap((token): string[] => {
    if (token.kind === 'text') return token.value.match(/\{[^{}]*\}/g) ?? [];
    if (token.kind !== 'atom' || !token.plural) return [];
    return token.plural.branches.flatMap((branch) => [...argumentsIn(branch.tokens)]);
  });
  return new Set(found);
}

const isSpace = (token: Token | undefined) => token?.kind === 'text' && token.value.trim() === '';
/**
 * Cut at the line breaks that end a paragraph: an empty line, the end of a sentence, an item of a list; others only wrap.
 */
function paragraphs(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const found: Token[][] = [[]];
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'open') depth++;
    if (token.kind === 'close') depth--;
    const isEnd = depth === 0 && isBreak(token) && isParagraphEnd(tokens[at - 1], tokens[at + 1]);
    if (isEnd) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found.map(withoutSpace);
}

function withoutSpace(tokens: readonly Token[]): readonly Token[] {
  const isContent = (token: Token) => !isBreak(token) && !isSpace(token);
  const first = tokens.findIndex(isContent);
  return first < 0 ? [] : tokens.slice(first, tokens.findLastIndex(isContent) + 1);
}

function regionOf(tokens: readonly Token[], { encode, place }: Context): Region | undefined {
  const content: Content[number][] = [];
  const tags = new Map<number, TagSource>();
  const open: { id: number; piece: Range }[] = [];
  let last = 0;
  for (const token of tokens) {
    const piece: Range = { begin: token.begin, end: token.end };
    if (token.kind === 'text') {
      content.push(token.value);
    } else if (token.kind === 'atom') {
      tags.set(++last, { alone: piece });
      content.push({ kind: 'alone', id: last, text: token.label });
    } else if (token.kind === 'open') {
      open.push({ id: ++last, piece });
      content.push({ kind: 'open', id: last });
    } else {
      const opened = open.pop();
      if (!opened) continue;
      tags.set(opened.id, { open: opened.piece, close: piece });
      content.push({ kind: 'close', id: opened.id });
    }
  }
  const [begin, end] = [tokens[0]?.begin ?? 0, tokens.at(-1)?.end ?? 0];
  if (!content.some((part) => typeof part === 'string' && /\p{L}/u.test(part))) return undefined;
  return { content: mergeText(content), begin, end, tags, encode, place };
}
