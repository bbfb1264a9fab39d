import { QuoteType, Tokenizer } from 'htmlparser2';
import { RAW, VOID } from './elements.ts';
import { openElements } from './openElements.ts';
import type { HtmlAttribute, HtmlElement, HtmlText } from './tree.ts';

export interface ParseOptions {
  /** Well-formed XHTML: every element ends where it says so. */
  xml?: boolean;
}

const QUOTES: Readonly<Record<QuoteType, '"' | "'" | ''>> = {
  [QuoteType.Double]: '"',
  [QuoteType.Single]: "'",
  [QuoteType.Unquoted]: '',
  [QuoteType.NoValue]: '',
};

/**
 * The tree of any HTML text with the positions of its parts (UTF-16 units), close to what a browser makes of it; a root
 * without a name holds it all. What is no text or element (comments, stray end tags) is in no node: a gap.
 */
export function parseHtml(text: string, { xml = false }: ParseOptions = {}): HtmlElement {
  const tree = openElements(text.length, xml);
  let name = '';
  let begin = 0;
  let attributes: HtmlAttribute[] = [];
  let attribute: { name: string; nameEnd: number; value: string } | undefined;
  let last: HtmlText | undefined;

  function addText(from: number, to: number, value: string): void {
    if (last?.end === from) {
      last.value += value;
      last.end = to;
      return;
    }
    last = { kind: 'text', begin: from, end: to, value };
    tree.top().children.push(last);
  }

  function openTag(end: number, isClosed: boolean): void {
    last = undefined;
    const isEmpty = xml ? isClosed : VOID.has(name) || (isClosed && !RAW.has(name));
    const made: HtmlElement = {
      ...{ kind: 'element' as const, name, attributes, begin },
      ...{ openEnd: end, closeBegin: end, end, children: [] },
    };
    tree.open(made, isEmpty);
  }

  const tokenizer = new Tokenizer(
    { recognizeSelfClosing: xml },
    {
      onopentagname(from, to) {
        name = text.slice(from, to).toLowerCase();
        begin = from - 1;
        attributes = [];
      },
      onattribname(from, to) {
        attribute = { name: text.slice(from, to).toLowerCase(), nameEnd: to, value: '' };
      },
      onattribdata(from, to) {
        if (attribute) attribute.value += text.slice(from, to);
      },
      onattribentity(codePoint) {
        if (attribute) attribute.value += String.fromCodePoint(codePoint);
      },
      onattribend(quoteType, end) {
        if (!attribute) return;
        const quote = QUOTES[quoteType];
        const from = valueBegin(text, attribute.nameEnd);
        const hasValue = quoteType !== QuoteType.NoValue;
        const range = hasValue
          ? { begin: from + quote.length, end: end - quote.length }
          : undefined;
        attributes.push({ name: attribute.name, value: attribute.value, range, quote });
        attribute = undefined;
      },
      onopentagend: (at) => {
        openTag(at + 1, false);
      },
      onselfclosingtag: (at) => {
        openTag(at + 1, true);
      },
      onclosetag(from, to) {
        last = undefined;
        const closed = text.slice(from, to).toLowerCase();
        const end = text.indexOf('>', to);
        tree.close(closed, text.lastIndexOf('<', from), end < 0 ? text.length : end + 1);
      },
      ontext(from, to) {
        addText(from, to, text.slice(from, to));
      },
      ontextentity(codePoint, to) {
        const character = String.fromCodePoint(codePoint);
        // The second half of an entity of two characters.
        if (last?.end === to) last.value += character;
        else addText(last?.end ?? text.lastIndexOf('&', to - 1), to, character);
      },
      oncdata(from, to, offset) {
        if (!xml) return;
        last = undefined;
        addText(from - 9, to + 1, text.slice(from, to - offset));
        last = undefined;
      },
      oncomment() {
        last = undefined;
      },
      ondeclaration() {
        last = undefined;
      },
      onprocessinginstruction() {
        last = undefined;
      },
      onend() {
        tree.end();
      },
      isInForeignContext: () => tree.isForeign(),
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  return tree.root;
}

function valueBegin(text: string, nameEnd: number): number {
  const VALUE = /\s*=\s*/y;
  VALUE.lastIndex = nameEnd;
  return VALUE.test(text) ? VALUE.lastIndex : nameEnd;
}
