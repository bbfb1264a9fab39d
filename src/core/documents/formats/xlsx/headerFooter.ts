import type { InlineTag } from '#shared/content.ts';
import type { TagSource } from '../../splice/region.ts';
import type { PartRegion } from '../../ooxml/partsDocument.ts';
import { textIn } from '../../ooxml/names.ts';
import { escapeXml } from '../../xml/escapeXml.ts';
import type { XmlElement } from '../../xml/parseXml.ts';

/** Where a part begins (`&L`), a font, a size, a colour, the page and the date. */
const CODE = /&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+ ?|[A-Za-z])/;

/** The header or footer of printed pages: each of its parts left, in the middle and right is a unit. */
export function headerFooterRegions(text: string, element: XmlElement): PartRegion[] {
  const raw = text.slice(element.openEnd, element.closeBegin);
  // Entities would shift the places; `&` is always one, `"` may be.
  const spelled = raw.replaceAll('&quot;', '"');
  if (/[<>]/.test(raw) || /&(?!amp;)/.test(spelled) || textIn(element) === '') return [];
  let begin = element.openEnd;
  return raw.split(/(?<!&amp;)(?=&amp;[LCR])/).flatMap((section): PartRegion[] => {
    const head = /^&amp;[LCR]/.exec(section)?.[0].length ?? 0;
    const region = sectionRegion(section.slice(head), begin + head);
    begin += section.length;
    return region ? [region] : [];
  });
}

function sectionRegion(raw: string, begin: number): PartRegion | undefined {
  const content: (string | InlineTag)[] = [];
  const tags = new Map<number, TagSource>();
  const plain = raw.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  let rest = plain;
  const add = (said: string) => {
    const last = content.at(-1);
    if (typeof last === 'string') content[content.length - 1] = last + said;
    else if (said !== '') content.push(said);
  };
  while (rest !== '') {
    const at = rest.indexOf('&');
    add(at < 0 ? rest : rest.slice(0, at));
    if (at < 0) break;
    rest = rest.slice(at);
    const code = rest.startsWith('&&') ? undefined : CODE.exec(rest)?.[0];
    if (code === undefined || !rest.startsWith(code)) {
      add('&');
      rest = rest.slice(rest.startsWith('&&') ? 2 : 1);
      continue;
    }
    const id = tags.size + 1;
    tags.set(id, { alone: escapeXml(code) });
    content.push({ kind: 'alone', id });
    rest = rest.slice(code.length);
  }
  const hasWords = content.some((part) => typeof part === 'string' && /\p{L}/u.test(part));
  const encode = (said: string) => escapeXml(said.replaceAll('&', '&&'));
  return hasWords ? { begin, end: begin + raw.length, content, tags, encode } : undefined;
}
