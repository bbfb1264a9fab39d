import { descendants, type XmlElement } from '../xml/parseXml.ts';
import { escapeXml, escapeAttribute } from '../xml/escapeXml.ts';
import { inlineRegion, type Format, type Item } from './inline.ts';
import { child, elementsOf, prefixOf, tagOf, textIn } from './names.ts';
import type { PartRegion } from './partsDocument.ts';

/** Of the language or the making of a text, not of its look. */
const INVISIBLE = new Set([
  'lang',
  'altLang',
  'dirty',
  'err',
  'smtClean',
  'smtId',
  'noProof',
  'bmk',
  'kumimoji',
  'kern',
]);

/** A paragraph of a drawing: on a slide, in a chart, in SmartArt. `to`: BCP 47. */
export function drawingParagraph(
  text: string,
  paragraph: XmlElement,
  to?: string,
): PartRegion | undefined {
  const prefix = prefixOf(paragraph);
  const items = elementsOf(paragraph).flatMap((element): Item[] => {
    const tag = tagOf(element);
    if (tag === 'a:pPr' || tag === 'a:endParaRPr') return [];
    const places = { cutBefore: element.begin, cutAfter: element.end };
    const format = formatOf(text, element, to);
    if (tag === 'a:r') {
      const value = textOfRun(element);
      return value === '' ? [] : [{ kind: 'text', value, format, ...places }];
    }
    const isBreak = tag === 'a:br';
    const shown = isBreak ? '↵' : textOfRun(element);
    const piece = { begin: element.begin, end: element.end };
    const once = !isBreak && tag !== 'a:fld';
    return [{ kind: 'alone', piece, once, text: shown, format, ...places }];
  });
  const inline = inlineRegion(items, (said, format) => runs(prefix, said, format));
  return inline && { ...inline, separator: `<${prefix}br/>` };
}

function textOfRun(element: XmlElement): string {
  return [...descendants(element, (one) => tagOf(one) === 'a:t')].map(textIn).join('');
}

function formatOf(text: string, run: XmlElement, to: string | undefined): Format {
  const properties = child(run, 'a:rPr');
  if (!properties) return { key: '', raw: '', showsSpace: false };
  const { attributes, name, begin, openEnd, closeBegin, end } = properties;
  const key = attributes
    .filter((one) => !INVISIBLE.has(one.name) && !one.name.startsWith('xmlns'))
    .map((one) => `${one.name}=${one.value}`)
    .sort()
    .join(' ');
  const inside = text.slice(openEnd, closeBegin);
  const written = attributes
    .filter((one) => !['dirty', 'err', 'altLang'].includes(one.name))
    .map((one) => [one.name, one.name === 'lang' ? (to ?? one.value) : one.value] as const)
    .map(([attributeName, value]) => ` ${attributeName}="${escapeAttribute(value)}"`);
  const rest =
    begin + 1 + name.length < openEnd && end > openEnd ? `>${text.slice(openEnd, end)}` : '/>';
  return {
    key: `${key}|${inside}`,
    raw: `<${name}${written.join('')}${rest}`,
    showsSpace: attributes.some((one) => one.name === 'u' || one.name === 'strike'),
  };
}

/** Runs of a text; line breaks stand between them. */
function runs(prefix: string, said: string, format: Format): string {
  return said
    .split(/\r\n|[\r\n\v]/)
    .map((line) =>
      line === ''
        ? ''
        : `<${prefix}r>${format.raw}<${prefix}t>${escapeXml(line)}</${prefix}t></${prefix}r>`,
    )
    .join(`<${prefix}br>${format.raw}</${prefix}br>`);
}
