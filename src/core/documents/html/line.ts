import { contentBuilder, hasLetters, short } from '../markup/contentBuilder.ts';
import type { Region } from '../splice/region.ts';
import { textEncoder } from './escapeHtml.ts';
import type { Layout } from './layout.ts';
import { collapseSpace, trimmedRange } from './spaces.ts';
import { attributeOf, type HtmlElement, type HtmlNode } from './tree.ts';

export interface LineOptions {
  layout: Layout;
  /** White space is kept, as in `<pre>`. */
  pre: boolean;
  heading: boolean;
  separator?: string | undefined;
  /** Finds what is translated within an element of the line on its own: attributes, the inside of boxes. */
  within: (element: HtmlElement, isPair: boolean) => void;
}

/** What stands in one line or paragraph, between two blocks, as a region; undefined if there is nothing to translate. */
export function lineRegion(
  text: string,
  nodes: readonly HtmlNode[],
  { layout, pre, heading, separator, within }: LineOptions,
): Region | undefined {
  const first = nodes[0];
  const last = nodes.at(-1);
  if (!first || !last) return undefined;
  const { begin, end } = trimmedRange(text, first.begin, last.end);
  const builder = contentBuilder();
  /** White space before the next character is not seen. */
  let isStart = true;

  function addText(value: string): void {
    const collapsed = pre ? value.replace(/\r\n?/g, '\n') : collapseSpace(value);
    const seen = isStart && !pre ? collapsed.replace(/^ /, '') : collapsed;
    if (seen === '') return;
    isStart = seen.endsWith(' ');
    builder.text(seen);
  }

  /** Comments and stray tags between nodes. */
  function addGap(from: number, to: number): void {
    if (to > from) builder.alone({ begin: from, end: to });
  }

  function addNodes(inner: readonly HtmlNode[], from: number, to: number): void {
    let at = from;
    for (const node of inner) {
      addGap(at, node.begin);
      at = node.end;
      if (node.kind === 'text') addText(trimmedText(node));
      else if (layout.role(node) === 'pair' && layout.holdsText(node) && !isReference(node))
        addPair(node);
      else addAlone(node);
    }
    addGap(at, to);
  }

  /** The ends of the line are trimmed in the raw text, where entities are not white space. */
  function trimmedText(node: HtmlNode & { kind: 'text' }): string {
    let { value } = node;
    if (pre && node === first) value = value.slice(begin - node.begin);
    return node.end > end ? value.slice(0, value.length - (node.end - end)) : value;
  }

  function addPair(element: HtmlElement): void {
    within(element, true);
    let inner = element;
    for (let next = onlyChild(inner); next; next = onlyChild(inner)) {
      inner = next;
      within(inner, true);
    }
    const open = { begin: element.begin, end: inner.openEnd };
    const close = { begin: inner.closeBegin, end: element.end };
    builder.pair(open, close, () => {
      addNodes(inner.children, inner.openEnd, inner.closeBegin);
    });
  }

  /** Formatting that holds nothing but other formatting is one with it. */
  function onlyChild(element: HtmlElement): HtmlElement | undefined {
    const [child] = element.children;
    if (child?.kind !== 'element' || layout.role(child) !== 'pair') return undefined;
    const isAll = child.begin === element.openEnd && child.end === element.closeBegin;
    return isAll && layout.holdsText(child) ? child : undefined;
  }

  function addAlone(element: HtmlElement): void {
    const { name } = element;
    within(element, false);
    const isRead = layout.role(element) === 'untouched' && layout.holdsText(element);
    const isNumber = isReference(element) && attributeOf(element, 'id') === undefined;
    const isCopied = isRead || isNumber || name === 'br' || name === 'wbr';
    builder.alone({ begin: element.begin, end: element.end }, readable(element), !isCopied);
    if (name !== 'wbr') isStart = name === 'br';
  }

  function readable(element: HtmlElement): string | undefined {
    if (element.name === 'br') return '↵';
    if (element.name === 'img') return '🖼';
    return layout.holdsText(element) ? short(plainText(element)) : undefined;
  }

  addNodes(nodes, begin, end);
  if (!hasLetters(builder.content)) return undefined;
  const encode = lineEncoder(text.slice(begin, end), pre);
  const { content, tags } = builder;
  return {
    ...{ begin, end, content, tags, encode },
    ...(heading && { heading }),
    ...(separator !== undefined && { separator }),
  };
}

function lineEncoder(raw: string, pre: boolean): (text: string) => string {
  const encode = textEncoder(raw);
  const lineBreak = raw.includes('\r\n') ? '\r\n' : '\n';
  return pre ? (text) => encode(text).replace(/\r\n?|\n/g, lineBreak) : encode;
}

/** A number or sign that leads to a note. */
function isReference(element: HtmlElement): boolean {
  return (element.name === 'a' || element.name === 'sup') && !/\p{L}/u.test(plainText(element));
}

function plainText(element: HtmlElement): string {
  return element.children
    .map((child) => (child.kind === 'text' ? child.value : plainText(child)))
    .join('');
}
