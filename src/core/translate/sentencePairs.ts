import { isTranslatable, lines } from './lines.ts';
import { sentenceStarts } from './sentences.ts';

/** A part of a text, in UTF-16 units: [begin, end). */
export interface Range {
  begin: number;
  end: number;
}

export interface SentencePair {
  source: Range;
  target: Range;
}

/**
 * Which part of a text became which part of its translation, in order: line by line, and within a line sentence by
 * sentence where both sides have the same number of them. Lines that do not go together are one pair. Outer white space
 * and what has no letter or digit belong to no pair. `from` and `to` are BCP 47 codes or anything else.
 */
export function pairSentences(
  source: string,
  target: string,
  from: string,
  to: string,
): SentencePair[] {
  const [sources, targets] = linesTogether(source, target);
  return zip(sources, targets).flatMap((line) => {
    const [ours, theirs] = [
      sentencesIn(source, line.source, from),
      sentencesIn(target, line.target, to),
    ];
    if (ours.length === 0 || theirs.length === 0) return [];
    return ours.length === theirs.length ? zip(ours, theirs) : whole(ours, theirs);
  });
}

/** The lines of both texts, as many of one as of the other. */
function linesTogether(source: string, target: string): [Range[], Range[]] {
  const all: [Range[], Range[]] = [linesOf(source), linesOf(target)];
  if (all[0].length === all[1].length) return all;
  const texts: [Range[], Range[]] = [worded(source, all[0]), worded(target, all[1])];
  if (texts[0].length === texts[1].length) return texts;
  return [[{ begin: 0, end: source.length }], [{ begin: 0, end: target.length }]];
}

function linesOf(text: string): Range[] {
  const ranges: Range[] = [];
  let begin = 0;
  for (const line of lines(text)) {
    ranges.push({ begin, end: begin + line.text.length });
    begin += line.text.length + line.lineBreak.length;
  }
  return ranges;
}

const worded = (text: string, ranges: readonly Range[]): Range[] =>
  ranges.filter(({ begin, end }) => isTranslatable(text.slice(begin, end)));

/** The sentences of a line; marks alone belong to the sentence before them, or else to the first. */
function sentencesIn(text: string, line: Range, language: string): Range[] {
  const found = text.slice(line.begin, line.end);
  const sentences: Range[] = [];
  let { begin } = line;
  for (const start of [...sentenceStarts(found, language), found.length]) {
    const end = line.begin + start;
    const last = sentences.at(-1);
    if (isTranslatable(text.slice(begin, end))) sentences.push({ begin, end });
    else if (last) last.end = end;
    else continue;
    begin = end;
  }
  return sentences.map((sentence) => withoutSpace(text, sentence));
}

function withoutSpace(text: string, { begin, end }: Range): Range {
  const part = text.slice(begin, end);
  return { begin: end - part.trimStart().length, end: begin + part.trimEnd().length };
}

const whole = (sources: readonly Range[], targets: readonly Range[]): SentencePair[] =>
  zip([across(sources)], [across(targets)]);

const across = (ranges: readonly Range[]): Range => ({
  begin: ranges.at(0)?.begin ?? 0,
  end: ranges.at(-1)?.end ?? 0,
});

const zip = (sources: readonly Range[], targets: readonly Range[]): SentencePair[] =>
  sources.flatMap((source, at) => {
    const target = targets[at];
    return target ? [{ source, target }] : [];
  });
