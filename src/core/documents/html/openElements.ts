import { BLOCKS, IMPLIED, SCOPES } from './elements.ts';
import type { HtmlElement } from './tree.ts';

/** Deeper elements are not told apart: browsers stop at 512 too, and recursion has to end. */
const MAX_DEPTH = 500;
const TABLE_PARTS = new Set('caption col colgroup table tbody td tfoot th thead tr'.split(' '));
const LISTS = new Set(['ol', 'ul', 'menu', 'dl']);

export interface OpenElements {
  root: HtmlElement;
  top: () => HtmlElement;
  open: (element: HtmlElement, isEmpty: boolean) => void;
  /** The end tag [begin, end); one that ends nothing is left out, or a block of its own where it breaks a line. */
  close: (name: string, begin: number, end: number) => void;
  /** The text is over. */
  end: () => void;
  /** Inside SVG or MathML other elements are special. */
  isForeign: () => boolean;
}

/** The elements that are open at a place of the text, and how start and end tags end them. */
export function openElements(length: number, xml: boolean): OpenElements {
  const root: HtmlElement = {
    ...{ kind: 'element' as const, name: '', attributes: [], begin: 0 },
    ...{ openEnd: 0, closeBegin: length, end: length, children: [] },
  };
  const open = [root];
  /** How many are open, by name: most tags end nothing. */
  const counts = new Map<string, number>();
  const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);
  const isOpen = (name: string) => (counts.get(name) ?? 0) > 0;
  /** Elements that are too deep, by name. */
  const tooDeep = new Map<string, number>();
  let foreign = 0;
  const top = () => open.at(-1) ?? root;

  /** Ends the elements from `index` on; only the first has an end tag, which may be empty. */
  function popTo(index: number, begin: number, end: number): void {
    while (open.length > index) {
      const element = open.pop();
      if (!element) return;
      count(element.name, -1);
      if (isForeignRoot(element)) foreign--;
      element.closeBegin = begin;
      element.end = open.length === index ? end : begin;
    }
  }

  /** The outermost open element that `isSought`, before one that is a `limit`; -1 for none. */
  function find(isSought: (name: string) => boolean, isLimit: (name: string) => boolean): number {
    let found = -1;
    for (let index = open.length - 1; index > 0; index--) {
      const { name } = open[index] ?? root;
      if (isSought(name)) found = index;
      else if (isLimit(name)) break;
    }
    return found;
  }

  return {
    root,
    top,
    isForeign: () => foreign > 0,
    open(element, isEmpty) {
      const implied = xml || foreign > 0 ? [] : (IMPLIED.get(element.name) ?? []);
      for (const { closes, within } of implied) {
        if (![...closes].some(isOpen)) continue;
        const index = find(
          (name) => closes.has(name),
          (name) => within.has(name),
        );
        if (index > 0) popTo(index, element.begin, element.begin);
      }
      if (open.length > MAX_DEPTH) {
        if (!isEmpty) tooDeep.set(element.name, (tooDeep.get(element.name) ?? 0) + 1);
        return;
      }
      top().children.push(element);
      if (isEmpty) return;
      open.push(element);
      count(element.name, 1);
      if (isForeignRoot(element)) foreign++;
    },
    close(name, begin, end) {
      const deep = tooDeep.get(name) ?? 0;
      if (deep > 0) {
        tooDeep.set(name, deep - 1);
        return;
      }
      const index = isOpen(name) ? innermost(open, name, xml) : -1;
      if (index > 0) popTo(index, begin, end);
      else if (BLOCKS.has(name)) {
        const attributes: never[] = [];
        const [openEnd, closeBegin] = [end, end];
        top().children.push({
          kind: 'element',
          name,
          attributes,
          begin,
          openEnd,
          closeBegin,
          end,
          children: [],
        });
      }
    },
    end() {
      popTo(1, length, length);
    },
  };
}

/** The element that an end tag ends: an inline one not across blocks, none across a cell it is outside of. */
function innermost(open: readonly HtmlElement[], name: string, xml: boolean): number {
  for (let index = open.length - 1; index > 0; index--) {
    const candidate = open[index]?.name ?? '';
    if (candidate === name) return index;
    if (xml) continue;
    if (!BLOCKS.has(name) && BLOCKS.has(candidate)) return -1;
    if (name === 'li' && LISTS.has(candidate)) return -1;
    const isLimit = TABLE_PARTS.has(name) ? candidate === 'table' : SCOPES.has(candidate);
    if (isLimit && candidate !== 'html') return -1;
  }
  return -1;
}

function isForeignRoot({ name }: HtmlElement): boolean {
  return name === 'svg' || name === 'math';
}
