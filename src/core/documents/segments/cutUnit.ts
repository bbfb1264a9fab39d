import type { Content } from '#shared/content.ts';
import { sentenceStarts } from '#core/translate/sentences.ts';
import { mergeText } from './contents.ts';
import { hasWords } from './protect.ts';
import { trim } from './trim.ts';

/** A sentence, and what stands between it and the one before: white space, tags, text without words. */
export interface CutSegment {
  before: Content;
  source: Content;
}

/** A paragraph cut into sentences; all parts joined are its content again. */
export interface CutUnit {
  segments: readonly CutSegment[];
  after: Content;
}

/**
 * Cuts a paragraph into sentences (`language` is a BCP 47 code). Formatting is never cut in two: a sentence ends only
 * where no tag is open, or where it is open around the whole paragraph.
 */
export function cutUnit(content: Content, language: string): CutUnit {
  const whole = trim(content);
  const segments: CutSegment[] = [];
  let between: Content = whole.before;
  for (const sentence of sentencesOf(whole.core, language)) {
    const { before, core, after } = trim(sentence);
    if (hasWords(core)) {
      segments.push({ before: mergeText([...between, ...before]), source: core });
      between = after;
    } else between = [...between, ...sentence];
  }
  return { segments, after: mergeText([...between, ...whole.after]) };
}

/** The paragraph in parts, cut where a sentence begins and no tag is open. */
function sentencesOf(content: Content, language: string): Content[] {
  const starts = new Set(sentenceStarts(spoken(content), language));
  const sentences: Content[number][][] = [[]];
  const add = (part: Content[number]) => sentences.at(-1)?.push(part);
  let at = 0;
  let depth = 0;
  for (const part of content) {
    if (typeof part !== 'string') {
      if (depth === 0 && part.kind !== 'close' && starts.has(at) && at > 0) sentences.push([]);
      depth += part.kind === 'open' ? 1 : part.kind === 'close' ? -1 : 0;
      at += spokenTag(part).length;
      add(part);
      continue;
    }
    let begin = 0;
    for (let i = 0; i < part.length; i++) {
      if (depth > 0 || at + i === 0 || !starts.has(at + i)) continue;
      if (i > begin) add(part.slice(begin, i));
      sentences.push([]);
      begin = i;
    }
    add(part.slice(begin));
    at += part.length;
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

/** What a sentence is told by. */
const spoken = (content: Content) =>
  content.map((part) => (typeof part === 'string' ? part : spokenTag(part))).join('');

/** A line break or a tab ends a word; other tags stand where they are without being seen. */
function spokenTag({ kind, text }: Exclude<Content[number], string>): string {
  return kind === 'alone' && text !== undefined && /^[\s↵⏎→]+$/u.test(text) ? ' ' : '';
}
