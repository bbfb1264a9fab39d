import { scanXml, XmlProblem, type XmlAttribute, type XmlName } from './scanXml.ts';

export interface XmlText {
  kind: 'text';
  /** The raw characters: [begin, end) in UTF-16 units. */
  begin: number;
  end: number;
  /** With entities resolved. */
  value: string;
  /** The inside of a CDATA section. */
  isCdata: boolean;
}

export interface XmlElement extends XmlName {
  kind: 'element';
  attributes: readonly XmlAttribute[];
  /** The whole element, [begin, end); its inside is [openEnd, closeBegin), empty for `<a/>`. */
  begin: number;
  openEnd: number;
  closeBegin: number;
  end: number;
  children: XmlNode[];
}

export type XmlNode = XmlElement | XmlText;

/** The tree of an XML text with the positions of its parts; comments and instructions are left out. Error: `XmlProblem`. */
export function parseXml(
  text: string,
  options?: { entities?: Readonly<Record<string, string>> },
): XmlElement {
  let root: XmlElement | undefined;
  const open: XmlElement[] = [];
  scanXml(
    text,
    {
      open(element, begin, end) {
        const made: XmlElement = {
          ...{ kind: 'element' as const, ...element, begin, openEnd: end },
          ...{ closeBegin: end, end, children: [] },
        };
        open.at(-1)?.children.push(made);
        root ??= made;
        open.push(made);
      },
      close(_element, begin, end) {
        const closed = open.pop();
        if (!closed) return;
        closed.closeBegin = begin;
        closed.end = end;
      },
      text(value, begin, end, isCdata) {
        open.at(-1)?.children.push({ kind: 'text', begin, end, value, isCdata });
      },
    },
    options,
  );
  if (!root) throw new XmlProblem('it has no root element');
  return root;
}

/** The value of an attribute by its local name, in any namespace unless `uri` is given. */
export function attribute(
  { attributes }: Pick<XmlElement, 'attributes'>,
  local: string,
  uri?: string,
): string | undefined {
  return attributes.find((one) => one.local === local && (uri === undefined || one.uri === uri))
    ?.value;
}

/** Where the raw value of an attribute stands between its quotes, by the name as written. */
export function attributeRange(
  text: string,
  { begin, openEnd }: Pick<XmlElement, 'begin' | 'openEnd'>,
  name: string,
): { begin: number; end: number } | undefined {
  const ATTRIBUTE = /([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  for (const found of text.slice(begin, openEnd).matchAll(ATTRIBUTE)) {
    if (found[1] !== name) continue;
    const value = found[2] ?? found[3] ?? '';
    const end = begin + found.index + found[0].length - 1;
    return { begin: end - value.length, end };
  }
  return undefined;
}

/** The elements among the descendants that `test` holds for, in document order; it goes on inside those it found. */
export function* descendants(
  element: XmlElement,
  test: (element: XmlElement) => boolean,
): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.kind !== 'element') continue;
    if (test(child)) yield child;
    yield* descendants(child, test);
  }
}
