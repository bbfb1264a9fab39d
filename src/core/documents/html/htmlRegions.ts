import type { Region } from '../splice/region.ts';
import { attributeRegions } from './attributes.ts';
import { HEADINGS } from './elements.ts';
import { keepsSpace, layoutOf } from './layout.ts';
import { lineRegion } from './line.ts';
import type { HtmlElement, HtmlNode } from './tree.ts';

/** Elements that can hold no line break. */
const ONE_LINE = new Set(['title', 'option', 'textarea']);

/** What is translated of an HTML text, in reading order. `xml`: elements without an end are written as XHTML. */
export function htmlRegions(text: string, root: HtmlElement, { xml = false } = {}): Region[] {
  const layout = layoutOf(root);
  const regions: Region[] = [];

  /** The inside of an element that holds blocks, lines, or both. */
  function walk(element: HtmlElement, pre: boolean, heading: boolean): void {
    const isPre = pre || keepsSpace(element);
    const isHeading = heading || HEADINGS.has(element.name);
    let line: HtmlNode[] = [];

    const endLine = () => {
      const nodes = line;
      line = [];
      const holds = (node: HtmlNode) =>
        node.kind === 'text' ? node.value.trim() !== '' : layout.holdsText(node);
      const first = nodes.findIndex(holds);
      const last = nodes.findLastIndex(holds);
      const inner: Region[] = [];
      const within = (one: HtmlElement, isPair: boolean) => {
        const outside = regions.length;
        enter(one, isPair);
        inner.push(...regions.splice(outside));
      };
      const each = (some: readonly HtmlNode[]) => {
        for (const node of some) if (node.kind === 'element') within(node, false);
      };
      each(first < 0 ? nodes : nodes.slice(0, first));
      regions.push(...inner.splice(0));
      if (first < 0) return;
      const separator = separatorIn(element.name, isPre);
      const options = { layout, pre: isPre, heading: isHeading, separator, within };
      const region = lineRegion(text, nodes.slice(first, last + 1), options);
      if (region) regions.push(region);
      regions.push(...inner.splice(0));
      each(nodes.slice(last + 1));
      regions.push(...inner);
    };

    /** What is translated of an element in the line apart from the line. */
    const enter = (one: HtmlElement, isPair: boolean) => {
      if (layout.isSkipped(one)) return;
      regions.push(...attributeRegions(text, one));
      if (!isPair && layout.role(one) !== 'untouched') walk(one, isPre, false);
    };

    for (const node of element.children) {
      const isLine =
        node.kind === 'text' ||
        (layout.role(node) !== 'block' &&
          !(layout.role(node) === 'pair' && layout.holdsBlock(node)));
      if (isLine) {
        line.push(node);
        continue;
      }
      endLine();
      if (layout.isSkipped(node)) continue;
      regions.push(...attributeRegions(text, node));
      walk(node, isPre, isHeading);
    }
    endLine();
  }

  function separatorIn(name: string, isPre: boolean): string {
    if (ONE_LINE.has(name)) return ' / ';
    if (isPre) return '\n';
    return xml ? '<br/>' : '<br>';
  }

  walk(root, false, false);
  return regions;
}
