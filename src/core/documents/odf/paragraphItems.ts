import { short } from '../markup/contentBuilder.ts';
import type { Format, Item } from '../ooxml/inline.ts';
import type { XmlElement, XmlNode, XmlText } from '../xml/parseXml.ts';
import { elementsOf, tagOf, textWithin, valueOf } from './names.ts';
import { pairInSpans, pieceInSpans, PLAIN } from './spans.ts';
import type { TextStyle } from './textStyles.ts';

/** Of no width; white space on both sides is one. */
const MARKS =
  /^text:(?:bookmark|reference-mark|toc-mark|user-index-mark|alphabetical-index-mark|change)(?:-start|-end)?$|^office:annotation-end$/;
const PAIRS = new Set(['text:a', 'text:meta', 'text:meta-field']);
/** Only where a page ended when it was shown last. */
const IGNORED = new Set(['text:soft-page-break']);
const FOR_PEOPLE: Readonly<Record<string, string>> = {
  'text:line-break': '↵',
  'text:tab': '⇥',
  'text:s': '␣',
  'text:note': '†',
  'office:annotation': '💬',
};
/** What may be repeated in a second, bilingual copy. */
const COPIED =
  /^text:(?:s|tab|line-break|page-number|page-count|date|time|sequence|bookmark-ref|reference-ref|note-ref)$/;

/**
 * What stands in a paragraph or heading, in its order. `within` is called for each element that stands there as it is:
 * there may be paragraphs in it.
 */
export function paragraphItems(
  text: string,
  paragraph: XmlElement,
  styles: ReadonlyMap<string, TextStyle>,
  within: (element: XmlElement) => void,
): Item[] {
  /** White space at the beginning and after other white space is not seen. */
  let isSpace = true;
  /** Text ends here, in the same format, so that one more space can be written into it. */
  let isText = false;

  function itemsIn(nodes: readonly XmlNode[], format: Format): Item[] {
    return nodes.flatMap((node) =>
      node.kind === 'element' ? itemsOf(node, format) : textItems(node, format),
    );
  }

  function textItems({ value: raw, isCdata, begin, end }: XmlText, format: Format): Item[] {
    const collapsed = raw.replace(/[ \t\r\n]+/g, ' ');
    const value = isSpace ? collapsed.replace(/^ /, '') : collapsed;
    if (value === '') return [];
    isSpace = value.endsWith(' ');
    isText = true;
    const place = isCdata
      ? { cutBefore: begin - '<![CDATA['.length, cutAfter: end + ']]>'.length }
      : { cutBefore: begin, cutAfter: end };
    return [{ kind: 'text', value, format, ...place }];
  }

  function itemsOf(element: XmlElement, format: Format): Item[] {
    const tag = tagOf(element);
    if (IGNORED.has(tag)) return [];
    if (tag === 'text:span') return spanItems(element, format);
    if (PAIRS.has(tag)) return pairItems(element, element, format);
    if (tag === 'text:ruby') {
      const base = elementsOf(element).find((one) => tagOf(one) === 'text:ruby-base');
      if (base) return pairItems(element, base, format);
    }
    if (tag === 'text:s' && isText && (valueOf(element, 'text:c') ?? '1') === '1') {
      isSpace = false;
      const { begin: cutBefore, end: cutAfter } = element;
      return [{ kind: 'text', value: ' ', format, cutBefore, cutAfter }];
    }
    return [aloneItem(element, tag, format)];
  }

  function aloneItem(element: XmlElement, tag: string, format: Format): Item {
    within(element);
    isText = false;
    const isMark = MARKS.test(tag);
    if (!isMark) isSpace = false;
    const { begin, end } = element;
    const shown = isMark
      ? ''
      : (FOR_PEOPLE[tag] ?? (tag.startsWith('draw:') ? '🖼' : short(textWithin(element))));
    return {
      ...{ kind: 'alone', piece: isMark ? { begin, end } : pieceInSpans({ begin, end }, format) },
      ...(shown !== '' && { text: shown }),
      ...(!COPIED.test(tag) && { once: true }),
      ...{ cutBefore: begin, cutAfter: end },
    };
  }

  function spanItems(span: XmlElement, around: Format): Item[] {
    const name = valueOf(span, 'text:style-name') ?? '';
    const style = styles.get(name) ?? { key: `style ${name}`, showsSpace: false };
    const format = {
      key: `${around.key}\n${style.key}`,
      raw: around.raw + text.slice(span.begin, span.openEnd),
      showsSpace: around.showsSpace || style.showsSpace,
    };
    isText &&= style.key === '';
    const items = itemsIn(span.children, style.key === '' ? around : format);
    isText &&= style.key === '';
    // It cannot be cut in the middle of the span.
    return items.map((item, index) => {
      const { begin: cutBefore, end: cutAfter } = span;
      const place = {
        ...(index === 0 && { cutBefore }),
        ...(index === items.length - 1 && { cutAfter }),
      };
      return { ...uncut(item), ...place };
    });
  }

  /** An element whose inside goes on in the line; `base` holds that inside. */
  function pairItems(element: XmlElement, base: XmlElement, format: Format): Item[] {
    const [first] = base.children;
    const isScript = first?.kind === 'element' && tagOf(first) === 'office:event-listeners';
    const begin = isScript ? first.end : base.openEnd;
    isText = false;
    // Spans around it stay around it: slides and sheets show no text of a span within a link.
    const inside = isScript ? base.children.slice(1) : base.children;
    const items = itemsIn(inside, { ...format, raw: '' });
    if (items.length === 0) return [aloneItem(element, tagOf(element), format)];
    isText = false;
    const { open, close } = pairInSpans(
      { begin: element.begin, end: begin },
      { begin: base.closeBegin, end: element.end },
      format,
    );
    return [{ kind: 'pair', open, close, items, cutBefore: element.begin, cutAfter: element.end }];
  }

  return itemsIn(paragraph.children, PLAIN);
}

function uncut(item: Item): Item {
  const made = { ...item };
  delete made.cutBefore;
  delete made.cutAfter;
  return made;
}
