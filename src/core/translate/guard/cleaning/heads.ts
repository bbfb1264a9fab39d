import { LANGUAGE_LABELS, OPENERS, SHORT_HEADS, TRANSLATING } from '../phrases/additions.ts';

/** Characters that a remark before a translation has at most. */
export const LONGEST_HEAD = 180;
/** Characters; what speaks of translating and is no longer than this is a label. */
const LABEL = 40;
const MARKUP = /^[*_#>\s[【(]+|[*_\s\])】]+$/g;

export interface Head {
  /** Without markup, in small letters. */
  text: string;
  /** Characters with what ends it. */
  length: number;
}

/** What stands before the first colon or line break of a text; null where there is none near its beginning. */
export function headOf(text: string): Head | null {
  const beginning = text.slice(0, LONGEST_HEAD);
  const end = /[:：](?!\/\/|\d)|[\n\r]/.exec(beginning);
  if (!end || end.index === 0) return null;
  const behind = /^[:：]?[\s*_]*/.exec(text.slice(end.index, end.index + 40))?.[0] ?? '';
  return {
    text: beginning.slice(0, end.index).replace(MARKUP, '').toLowerCase(),
    length: end.index + behind.length,
  };
}

const startsAsRemark = (text: string) => OPENERS.some((opener) => text.startsWith(opener));

/** Takes a remark before the translation away that its source has not. */
export function withoutHead(text: string, source: string): string {
  const head = headOf(text);
  if (!head) return text;
  const rest = text.slice(head.length);
  if (rest.trim() === '' || !isAdded(head.text, rest, source)) return text;
  return rest;
}

const colonsIn = (text: string) => text.slice(0, 4000).match(/[:：](?!\/\/|\d)/g)?.length ?? 0;

function isAdded(head: string, rest: string, source: string): boolean {
  const own = headOf(source);
  // A source that has such a thing itself keeps one.
  if (own && colonsIn(rest) < colonsIn(source)) return false;
  const isRemark = TRANSLATING.test(head) && startsAsRemark(head);
  const isLabel = TRANSLATING.test(head) && head.length <= LABEL;
  if (own && TRANSLATING.test(own.text)) return false;
  if (isRemark && !(TRANSLATING.test(source) && isLabel)) return true;
  if (TRANSLATING.test(source)) return false;
  return isLabel || SHORT_HEADS.has(head) || namesLanguage(head);
}

/** `english`, `in english`, `in english, this would be`. */
const namesLanguage = (head: string) =>
  LANGUAGE_LABELS.has(head) ||
  (head.length <= LABEL &&
    IN_LANGUAGE.some((label) => head.startsWith(`${label} `) || head.startsWith(`${label},`)));
const IN_LANGUAGE = Array.from(LANGUAGE_LABELS).filter((label) =>
  /^(?:in|auf|en|на) /u.test(label),
);

/** A label in brackets: [Chinese], 【译文】. */
export function withoutBracketedLabel(text: string, source: string): string {
  const [whole, label = ''] = /^\s*[[【(<]([^\])】>\n]{1,24})[\])】>]\s*[:：]?\s*/.exec(text) ?? [];
  if (whole === undefined || /^\s*[[【(<]/.test(source)) return text;
  const lower = label.toLowerCase();
  if (!LANGUAGE_LABELS.has(lower) && !(TRANSLATING.test(lower) && !TRANSLATING.test(source)))
    return text;
  return text.slice(whole.length) || text;
}
