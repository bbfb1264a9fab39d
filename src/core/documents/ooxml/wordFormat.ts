import { attribute, type XmlElement } from '../xml/parseXml.ts';
import { escapeAttribute, escapeXml } from '../xml/escapeXml.ts';
import type { Format } from './inline.ts';
import { child, elementsOf, prefixOf, tagOf } from './names.ts';

/** Of the language or the making of the text, not of its look. */
const INVISIBLE = new Set(['w:lang', 'w:noProof', 'w:kern', 'w:rPrChange', 'w:webHidden']);
const SHOWS_SPACE = new Set(['w:u', 'w:strike', 'w:dstrike', 'w:highlight', 'w:shd', 'w:bdr']);
/** Behind `w:lang` in the order of the standard. */
const LAST = new Set(['w:eastAsianLayout', 'w:specVanish', 'w:oMath']);

/** Formats of the runs of one part. `to`: BCP 47, the language that translated runs then have. */
export function wordFormats(text: string, to: string | undefined): (run: XmlElement) => Format {
  const seen = new Map<string, Format>();
  return (run) => {
    const properties = child(run, 'w:rPr');
    const slice = properties ? text.slice(properties.begin, properties.end) : '';
    const known = seen.get(slice);
    if (known) return known;
    const format = formatOf(text, run, properties, to);
    seen.set(slice, format);
    return format;
  };
}

function formatOf(
  text: string,
  run: XmlElement,
  properties: XmlElement | undefined,
  to: string | undefined,
): Format {
  const all = properties ? elementsOf(properties) : [];
  const raw = (one: XmlElement) => text.slice(one.begin, one.end);
  const kept = all.filter((one) => !['w:lang', 'w:rPrChange'].includes(tagOf(one)));
  const at = kept.findIndex((one) => LAST.has(tagOf(one)));
  const written = kept.map(raw);
  if (to !== undefined) {
    const language = languageOf(prefixOf(run), to);
    written.splice(at < 0 ? written.length : at, 0, language);
  }
  const name = `${prefixOf(run)}rPr`;
  return {
    key: all
      .filter((one) => !isInvisible(one))
      .map((one) => keyOf(raw(one)))
      .join(''),
    raw: written.length > 0 ? `<${name}>${written.join('')}</${name}>` : '',
    showsSpace: all.some((one) => SHOWS_SPACE.has(tagOf(one))),
  };
}

/** Chinese and the like have attributes of their own, scripts from right to left too. */
function languageOf(prefix: string, to: string): string {
  const tag = escapeAttribute(to);
  const language = to.toLowerCase().split('-')[0] ?? '';
  const name = ['zh', 'ja', 'ko', 'yue'].includes(language)
    ? 'eastAsia'
    : ['ar', 'he', 'fa', 'ur', 'ps', 'sd', 'yi', 'ug', 'dv'].includes(language)
      ? 'bidi'
      : 'val';
  return `<${prefix}lang ${prefix}${name}="${tag}"/>`;
}

/** Which font of a pair ambiguous characters take differs within a word, and nobody sees it. */
function keyOf(raw: string): string {
  const key = raw.replace(/ [\w:]*hint="[^"]*"/, '');
  return /^<[\w:]*rFonts\s*\/>$/.test(key) ? '' : key;
}

/** Letters moved by less than a point, as justified and scanned texts have them. */
function isInvisible(property: XmlElement): boolean {
  const tag = tagOf(property);
  const value = Number(attribute(property, 'val'));
  if (tag === 'w:spacing') return Math.abs(value) < 20;
  return tag === 'w:w' ? Math.abs(value - 100) <= 10 : INVISIBLE.has(tag);
}

/** Whether a run is hidden text. */
export function isHidden(run: XmlElement): boolean {
  const properties = child(run, 'w:rPr');
  const vanish = properties && child(properties, 'w:vanish');
  return vanish !== undefined && !/^(0|false|off|none)$/.test(attribute(vanish, 'val') ?? 'true');
}

/** Characters that are elements in a Word document. */
const ELEMENTS = new Map([
  ['\t', 'tab'],
  ['\n', 'br'],
  ['\u2011', 'noBreakHyphen'],
  ['\u00AD', 'softHyphen'],
]);

/** A run of a text; `prefix` with its colon. */
export function wordRun(prefix: string, text: string, format: Format): string {
  const parts = text.replace(/\r\n?/g, '\n').split(/([\t\n\u2011\u00AD])/);
  const inside = parts.map((part) => {
    if (part === '') return '';
    const element = ELEMENTS.get(part);
    if (element !== undefined) return `<${prefix}${element}/>`;
    return `<${prefix}t xml:space="preserve">${escapeXml(part)}</${prefix}t>`;
  });
  return `<${prefix}r>${format.raw}${inside.join('')}</${prefix}r>`;
}
