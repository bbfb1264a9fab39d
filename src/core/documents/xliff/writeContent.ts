import type { Content } from '#shared/content.ts';
import { escapeXml } from '../xml/escapeXml.ts';
import { attributeRange } from '../xml/parseXml.ts';
import type { InlineContent } from './inlineContent.ts';

/** A target as XML, with the elements of the source as they are written there. */
export function writeContent(
  text: string,
  target: Content,
  pieces: InlineContent['pieces'],
): string {
  return target
    .map((part) => {
      if (typeof part === 'string') return escapeXml(part);
      const piece = pieces.get(part.id);
      const range = part.kind === 'close' ? piece?.close : piece?.open;
      return range ? text.slice(range.begin, range.end) : '';
    })
    .join('');
}

/** A start tag (raw, `<a b="c">`) with an attribute set; `value` needs no escaping. It is no longer an empty element. */
export function withAttribute(tag: string, name: string, value: string): string {
  const open = tag.replace(/\s*\/?>$/, '>');
  const range = attributeRange(open, { begin: 0, openEnd: open.length }, name);
  if (range) return open.slice(0, range.begin) + value + open.slice(range.end);
  return `${open.slice(0, -1)} ${name}="${value}">`;
}
