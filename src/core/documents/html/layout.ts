import { BLOCKS, BOXES, CODE, PRE, UNTOUCHED, VOID } from './elements.ts';
import { attributeOf, type HtmlElement, type HtmlNode } from './tree.ts';

/**
 * `block` ends the line, `box` stands in it with texts of its own inside, `untouched` stands in it as it is, `pair` is
 * formatting.
 */
export type Role = 'block' | 'box' | 'untouched' | 'pair';

export interface Layout {
  role: (element: HtmlElement) => Role;
  /** A block in which nothing is translated. */
  isSkipped: (element: HtmlElement) => boolean;
  /** Whether a block stands in it, so that it is no formatting of a line. */
  holdsBlock: (element: HtmlElement) => boolean;
  /** Whether there are characters other than white space in it. */
  holdsText: (element: HtmlElement) => boolean;
}

const HIGHLIGHTED =
  /\b(?:highlight|source-?code|language-|prettyprint|codehilite|programlisting|brush:)/i;

/** Whatever prefix they have in XHTML. */
const DRAWN = /:(?:math|svg)$/;

/** How the elements of a tree make lines and paragraphs. */
export function layoutOf(root: HtmlElement): Layout {
  const seen = new Map<HtmlElement, { block: boolean; text: boolean }>();
  const breaks = new Set<HtmlElement>();
  const listings = new Set<HtmlElement>();

  function role(element: HtmlElement): Role {
    const { name } = element;
    if (breaks.has(element)) return 'block';
    if (UNTOUCHED.has(name) || DRAWN.test(name)) return 'untouched';
    if (BLOCKS.has(name)) return 'block';
    if (isProtected(element)) return 'untouched';
    if (BOXES.has(name)) return 'box';
    return VOID.has(name) ? 'untouched' : 'pair';
  }

  function survey(element: HtmlElement): { block: boolean; text: boolean } {
    const found = { block: false, text: false };
    seen.set(element, found);
    if (UNTOUCHED.has(element.name) && !CODE.has(element.name)) return found;
    let lineBreak: HtmlElement | undefined;
    for (const child of element.children) {
      const isText = child.kind === 'text';
      if (isText ? child.value.trim() !== '' : child.name !== 'br') lineBreak = undefined;
      if (isText) {
        found.text ||= child.value.trim() !== '';
        continue;
      }
      if (child.name === 'pre' && isHighlighted(element)) listings.add(child);
      const inner = survey(child);
      found.text ||= inner.text;
      if (child.name === 'br') {
        // Two of them are how old pages make paragraphs.
        if (lineBreak) [lineBreak, child].forEach((one) => breaks.add(one));
        lineBreak = child;
      }
      const own = role(child);
      found.block ||= breaks.has(child) || own === 'block' || (own === 'pair' && inner.block);
    }
    return found;
  }
  survey(root);

  return {
    role,
    isSkipped: (element) => isProtected(element) || listings.has(element) || isListing(element),
    holdsBlock: (element) => seen.get(element)?.block === true,
    holdsText: (element) => seen.get(element)?.text === true,
  };
}

function isProtected(element: HtmlElement): boolean {
  if (attributeOf(element, 'translate')?.toLowerCase() === 'no') return true;
  return /(?:^|\s)notranslate(?:\s|$)/.test(attributeOf(element, 'class') ?? '');
}

/** A program, not preformatted text. */
function isListing(element: HtmlElement): boolean {
  if (element.name !== 'pre') return false;
  const isCode = (node: HtmlNode) => node.kind === 'element' && CODE.has(node.name);
  return element.children.some(isCode) || isHighlighted(element);
}

function isHighlighted(element: HtmlElement): boolean {
  return HIGHLIGHTED.test(attributeOf(element, 'class') ?? '');
}

export const keepsSpace = ({ name }: HtmlElement): boolean => PRE.has(name);
