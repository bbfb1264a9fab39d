import { createBreath } from './breath.ts';
import { splitsPair } from './cut.ts';
import { isTranslatable, lines } from './lines.ts';
import { sentenceStarts } from './sentences.ts';
import { spacedParts } from './spacedParts.ts';

/** Where a sentence stands in a text, in UTF-16 units, and what stands before it since the last one. */
export interface CutSegment {
  gap: string;
  begin: number;
  end: number;
  /** Sentences of one line have the same number. */
  paragraph: number;
}

export interface CutText {
  segments: CutSegment[];
  /** What follows the last one. */
  tail: string;
}

/** How much of a line is looked at in one go, and how much more than a sentence tells where it ends. */
const WINDOW = 16_384;
const LOOKAHEAD = 64;

/**
 * Cuts a text of any size into its sentences. White space around them, blank lines and what has no letter or digit are
 * gaps; every gap with its sentence, and the tail, joined are the text exactly. `language` is a BCP 47 code or anything
 * else. With `whole`, a line is not cut.
 */
export async function cutText(
  text: string,
  language: string,
  { whole = false } = {},
): Promise<CutText> {
  const segments: CutSegment[] = [];
  const breath = createBreath();
  let end = 0;
  let begin = 0;
  let paragraph = 0;
  for (const line of lines(text)) {
    const lineEnd = begin + line.text.length;
    const due = breath();
    if (due) await due;
    const parts = whole ? [{ begin, end: lineEnd }] : sentencesIn(text, begin, lineEnd, language);
    for (const part of parts) {
      const wait = breath();
      if (wait) await wait;
      if (part.begin === part.end) continue;
      const last = segments.at(-1);
      if (!(await hasWords(text, part, breath))) {
        // A mark that touches the sentence before it belongs there.
        if (last?.paragraph !== paragraph || last.end !== part.begin) continue;
        end = last.end = withoutSpace(text, last.begin, part.end).end;
        continue;
      }
      const sentence = withoutSpace(text, part.begin, part.end);
      segments.push({ gap: text.slice(end, sentence.begin), ...sentence, paragraph });
      ({ end } = sentence);
    }
    begin = lineEnd + line.lineBreak.length;
    paragraph++;
  }
  return { segments, tail: text.slice(end) };
}

/** A line with none of them is one sentence, which spares the segmenter. Greek asks with a semicolon. */
const ENDS = /[\p{Sentence_Terminal};\u037e]/u;

interface Part {
  begin: number;
  end: number;
}

/**
 * The sentences of a line with the space after them, a window at a time: the line may be megabytes long. After each
 * window an empty part, as others may have to have their turn.
 */
function* sentencesIn(text: string, begin: number, end: number, language: string): Generator<Part> {
  let sentence = begin;
  let at = begin;
  for (;;) {
    const stop = Math.min(end, at + WINDOW);
    const view = text.slice(at, stop);
    let next = at;
    for (const start of ENDS.test(view) ? sentenceStarts(view, language) : []) {
      if (stop < end && at + start > stop - LOOKAHEAD) break;
      if (start === 0) continue;
      next = at + start;
      yield* spacedParts(text, sentence, next);
      sentence = next;
    }
    if (stop === end) break;
    at = next > at ? next : stop - LOOKAHEAD;
    if (splitsPair(text, at)) at--;
    yield { begin: at, end: at };
  }
  if (sentence < end) yield* spacedParts(text, sentence, end);
}

async function hasWords(
  text: string,
  { begin, end }: Part,
  breath: () => Promise<void> | undefined,
): Promise<boolean> {
  for (let at = begin; at < end; at += WINDOW) {
    // One more, as half a letter beyond U+FFFF is none.
    if (isTranslatable(text.slice(at, Math.min(end, at + WINDOW + 1)))) return true;
    await breath();
  }
  return false;
}

/** White space as `trim` has it, and what cannot be seen either. */
const SPACE = /[\s\u200b\u200e\u200f\u2060\u061c\u202a-\u202e\u2066-\u2069]/;

function withoutSpace(text: string, from: number, to: number): Part {
  let [begin, end] = [from, to];
  while (begin < end && SPACE.test(text.charAt(begin))) begin++;
  while (end > begin && SPACE.test(text.charAt(end - 1))) end--;
  return { begin, end };
}
