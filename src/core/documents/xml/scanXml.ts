import { SaxesParser, type SaxesAttributeNS } from 'saxes';

export interface XmlName {
  /** As written, with its prefix. */
  name: string;
  local: string;
  /** Namespace; empty for none. */
  uri: string;
}

export interface XmlAttribute extends XmlName {
  value: string;
}

/** What is told of an XML text, in its order; offsets are UTF-16 units, [begin, end). */
export interface XmlHandlers {
  /** `end` is behind the `>` of the tag; an empty element's close has begin = end = that. */
  open?(
    element: XmlName & { attributes: readonly XmlAttribute[] },
    begin: number,
    end: number,
  ): void;
  close?(element: XmlName, begin: number, end: number): void;
  /** A run of characters and entities, or the inside of a CDATA section; `value` has the entities resolved. */
  text?(value: string, begin: number, end: number, isCdata: boolean): void;
}

/** Deeper than any real document, shallow enough for recursion. */
const MAX_DEPTH = 400;

/** Thrown for XML that is not well-formed, too deep, or declares entities. */
export class XmlProblem extends Error {
  override readonly name = 'XmlProblem';
}

/**
 * Reads an XML text for the positions of its parts. Entities that the text declares itself are refused: they can grow
 * without bound or reach for other files; `entities` may name further ones (XHTML's `nbsp`). Error: `XmlProblem`.
 */
export function scanXml(
  text: string,
  handlers: XmlHandlers,
  { entities = {} }: { entities?: Readonly<Record<string, string>> } = {},
): void {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const parser = new SaxesParser({ xmlns: true, position: false });
  Object.assign(parser.ENTITIES, entities);
  let depth = 0;
  /** Behind the last tag, comment or other markup: where text begins. */
  let at = bom;
  const here = () => parser.position + bom;
  const fail = (problem: string): never => {
    throw new XmlProblem(problem);
  };

  parser.on('error', (error) => fail(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) fail('it declares entities');
    at = here();
  });
  const skip = () => {
    at = here();
  };
  parser.on('comment', skip);
  parser.on('processinginstruction', skip);
  parser.on('xmldecl', skip);
  parser.on('cdata', (value) => {
    const end = here();
    handlers.text?.(value, text.lastIndexOf('<![CDATA[', end) + 9, end - 3, true);
    at = end;
  });
  parser.on('text', (value) => {
    const end = text.indexOf('<', at);
    handlers.text?.(value, at, end < 0 ? text.length : end, false);
  });
  parser.on('opentag', (tag) => {
    if (++depth > MAX_DEPTH) fail('its elements are nested too deep');
    const end = here();
    const attributes = Object.values(tag.attributes).map(
      ({ name, local, uri, value }: SaxesAttributeNS) => ({ name, local, uri, value }),
    );
    const { name, local, uri } = tag;
    handlers.open?.({ name, local, uri, attributes }, text.lastIndexOf('<', end - 1), end);
    at = end;
  });
  parser.on('closetag', ({ name, local, uri, isSelfClosing }) => {
    depth--;
    const end = here();
    handlers.close?.(
      { name, local, uri },
      isSelfClosing ? end : text.lastIndexOf('<', end - 1),
      end,
    );
    at = end;
  });

  parser.write(bom ? text.slice(1) : text).close();
}
