import { languageCode } from '../pair.ts';
import { MAX_TEXT, type Take } from './foundPair.ts';

type Attributes = Readonly<Record<string, string>>;

interface Variant {
  language: string;
  text: string;
  date: string | undefined;
}

/** More languages than that are no unit. */
const MAX_VARIANTS = 500;
/** Their content is code of the tool that wrote the file, unless it is short and no markup: `{0}`, `%s`. */
const CODES = new Set(['bpt', 'ept', 'it', 'ph', 'ut']);
const PLACEHOLDER = /^[^<>\\\s]{1,40}$/;

/**
 * Makes pairs out of the units of a TMX file: each variant with the one in the unit's source language, or with the first
 * one where that is in none (`*all*`). Of inline elements the text that is to be translated stays; `prop` and `note` are
 * passed over.
 */
export function createTmxUnits(take: Take) {
  let fileLanguage = '';
  let unit: { language: string; date: string | undefined; variants: Variant[] } | undefined;
  let variant: Variant | undefined;
  let inSegment = false;
  /** How deep in elements that are code, and the text of the outermost. */
  let codes = 0;
  let code = '';

  function finish(): void {
    const { variants = [], language = '', date } = unit ?? {};
    unit = undefined;
    const source =
      variants.find((each) => isSame(each.language, language)) ??
      variants.find((each) => isAlike(each.language, language)) ??
      variants[0];
    const others = variants.filter((each) => each !== source && each.language !== source?.language);
    if (!source || others.length === 0 || variants.length > MAX_VARIANTS) {
      take(null);
      return;
    }
    for (const { language: to, text: target, date: own } of others)
      take({
        ...{ source: source.text, target, from: source.language, to },
        createdAt: timeOf(own ?? date ?? source.date),
      });
  }

  function append(text: string): void {
    if (!variant || variant.text.length > MAX_TEXT) return;
    variant.text += text;
  }

  return {
    open(name: string, attributes: Attributes): void {
      if (inSegment) {
        if (CODES.has(name) && codes++ === 0) code = '';
      } else if (name === 'header') fileLanguage = attributes.srclang ?? '';
      else if (name === 'tu')
        unit = {
          language: attributes.srclang ?? fileLanguage,
          date: dateIn(attributes),
          variants: [],
        };
      else if (name === 'tuv') {
        const language = attributes['xml:lang'] ?? attributes.lang ?? '';
        variant = { language, text: '', date: dateIn(attributes) };
        if (unit && unit.variants.length <= MAX_VARIANTS) unit.variants.push(variant);
      } else if (name === 'seg') inSegment = variant !== undefined;
    },

    text(text: string): void {
      if (!inSegment) return;
      if (codes === 0) append(text);
      else if (codes === 1 && code.length < MAX_TEXT) code += text;
    },

    close(name: string): void {
      if (name === 'seg') {
        inSegment = false;
        codes = 0;
      } else if (inSegment && CODES.has(name)) {
        if (--codes === 0 && PLACEHOLDER.test(code.trim())) append(code);
      } else if (name === 'tuv') variant = undefined;
      else if (name === 'tu') finish();
    },
  };
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
const isAlike = (one: string, other: string) =>
  languageCode(one) !== 'und' && languageCode(one) === languageCode(other);

const dateIn = ({ changedate, creationdate }: Attributes) => changedate ?? creationdate;

/** `20261121T143005Z`, the form of ISO 8601 that TMX prescribes. */
function timeOf(date: string | undefined): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(date?.trim() ?? '');
  if (!parts) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
