import type { Content } from '#shared/content.ts';
import { mergeText } from '../segments/contents.ts';
import type { Range } from '../splice/region.ts';
import { attribute, type XmlElement, type XmlNode } from '../xml/parseXml.ts';

/** What the inline elements of a format are, by their local name. */
export interface InlineRules {
  /** They hold text to translate. */
  pairs: ReadonlySet<string>;
  /** A code begins here and ends in an element of its own; both say the same key. */
  begins: Readonly<Record<string, (element: XmlElement) => string | undefined>>;
  ends: Readonly<Record<string, (element: XmlElement) => string | undefined>>;
  /** Whether the inside of a pair is not to be translated. */
  isProtected(element: XmlElement): boolean;
}

/** Content and what its tags are written as. */
export interface InlineContent {
  content: Content;
  /** A pair has an open and a close, what stands alone an open. By the tags' ids. */
  pieces: ReadonlyMap<number, { open: Range; close?: Range }>;
}

type Token =
  | { kind: 'text'; value: string }
  | { kind: 'open' | 'close' | 'alone'; range: Range; element: XmlElement; key?: string };

/**
 * The text between `nodes` and its inline elements. `ids`: the numbers that the
 * elements have in another content (`idsOf`); without it they count from 1. Line breaks with their indentation are a space unless `isPreserved`.
 */
export function inlineContent(
  nodes: readonly XmlNode[],
  rules: InlineRules,
  isPreserved: boolean,
  ids?: ReadonlyMap<string, number>,
): InlineContent {
  const tokens = matchCodes(tokensOf(nodes, rules));
  const pieces = new Map<number, { open: Range; close?: Range }>();
  const open: number[] = [];
  const signatureOf = signatures();
  let last = 0;
  const content = tokens.flatMap((token): Content => {
    if (token.kind === 'text') {
      return [isPreserved ? token.value : token.value.replace(/[ \t]*\r?\n[ \t]+/g, ' ')];
    }
    const { kind, range, element } = token;
    if (kind === 'close') {
      const id = open.pop() ?? 0;
      const piece = pieces.get(id);
      if (piece) piece.close = range;
      return [{ kind, id }];
    }
    const id = ids ? (ids.get(signatureOf(element)) ?? 0) : ++last;
    pieces.set(id, { open: range });
    if (kind === 'alone') return [{ kind, id, text: labelOf(element) }];
    open.push(id);
    return [{ kind, id }];
  });
  return { content: mergeText(content), pieces };
}

/** The numbers of a content's elements by what tells them from each other. */
export function idsOf(nodes: readonly XmlNode[], rules: InlineRules): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  const signatureOf = signatures();
  for (const token of matchCodes(tokensOf(nodes, rules))) {
    if (token.kind === 'open' || token.kind === 'alone') {
      ids.set(signatureOf(token.element), ids.size + 1);
    }
  }
  return ids;
}

/** Tells the elements of one content from each other, so that they are found in another: name, number, which of those. */
function signatures(): (element: XmlElement) => string {
  const seen = new Map<string, number>();
  return (element) => {
    const id = ['id', 'mid', 'rid', 'startRef', 'i', 'x'].map(
      (name) => attribute(element, name) ?? '',
    );
    const key = [element.local, ...id].join(' ');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${key} ${count}`;
  };
}

function tokensOf(nodes: readonly XmlNode[], rules: InlineRules): Token[] {
  return nodes.flatMap((node): Token[] => {
    if (node.kind === 'text') return [{ kind: 'text', value: node.value }];
    const { local, begin, openEnd, closeBegin, end } = node;
    const whole = { begin, end };
    if (rules.pairs.has(local) && !rules.isProtected(node) && node.children.length > 0) {
      return [
        { kind: 'open', range: { begin, end: openEnd }, element: node },
        ...tokensOf(node.children, rules),
        { kind: 'close', range: { begin: closeBegin, end }, element: node },
      ];
    }
    for (const [kind, keys] of [['open', rules.begins] as const, ['close', rules.ends] as const]) {
      const key = keys[local]?.(node);
      if (key !== undefined) return [{ kind, range: whole, element: node, key }];
    }
    return [{ kind: 'alone', range: whole, element: node }];
  });
}

/** More in one segment are not looked through for partners. */
const MAX_MATCHED = 3000;

/** Beginnings and ends that belong together and are nested are pairs, all others stand alone. */
function matchCodes(tokens: readonly Token[]): readonly Token[] {
  const matched = new Set<Token>();
  const areTooMany = tokens.length > MAX_MATCHED;
  const open: Token[] = [];
  const keyOf = (token: Token) => (token.kind === 'text' ? undefined : token.key);
  for (const token of tokens) {
    if (token.kind === 'text' || (areTooMany && token.key !== undefined)) continue;
    if (token.kind === 'open') open.push(token);
    if (token.kind !== 'close') continue;
    const isPartner = (other: Token) =>
      other.kind === 'open' &&
      (token.key === undefined ? other.element === token.element : other.key === token.key);
    const at = open.findLastIndex(isPartner);
    // An end of its own must not close a pair around it.
    const between = open.slice(at + 1);
    if (at < 0 || (token.key !== undefined && between.some((it) => keyOf(it) === undefined)))
      continue;
    const [partner] = open.splice(at);
    if (partner) matched.add(partner).add(token);
  }
  return tokens.map((token) =>
    token.kind === 'text' || matched.has(token) ? token : { ...token, kind: 'alone' },
  );
}

const MAX_LABEL = 20;

/** What people see for an element: what it stands for, the code in it, its kind. */
function labelOf(element: XmlElement): string {
  const kind = attribute(element, 'ctype') ?? attribute(element, 'subType') ?? '';
  const type = attribute(element, 'type') ?? '';
  if (/(?:^|:)(?:lb|br)$/.test(kind) || type === 'lb') return '↵';
  const code = element.children.map((child) => (child.kind === 'text' ? child.value : '')).join('');
  const named = ['equiv-text', 'equiv', 'disp', 'id', 'x', 'type'].map((name) =>
    attribute(element, name),
  );
  const label = named[0] ?? named[1] ?? named[2] ?? (code.trim() || (named[3] ?? element.local));
  return label.length > MAX_LABEL ? `${label.slice(0, MAX_LABEL - 1)}…` : label;
}
