import type { ShownSegment } from './shownText.ts';

/** Sentences that are drawn together. Joined, blocks are the target: each is its `gap`, its sentences, and its `end`. */
export interface TargetBlock {
  /** Of its first sentence, whose own gap is divided between the `end` of the block before and the `gap` of this one. */
  key: number;
  gap: string;
  sentences: readonly ShownSegment[];
  end: string;
}

/** A block ends at any line break from this many sentences on, */
const MANY = 96;
/** and here also in the middle of a line: laying out one of a megabyte takes seconds. */
const MOST = 240;
/**
 * Before that, at the line breaks of one sentence in so many. Which ones goes by their ids, and not by how far the block
 * is, so that an edit moves the bounds around it only.
 */
const BOUND_EVERY = 16;

/** The sentences as blocks that end where a line does. */
export function targetBlocks(segments: readonly ShownSegment[], tail = ''): TargetBlock[] {
  const blocks: TargetBlock[] = [];
  let begin = 0;
  for (let at = 1; at <= segments.length; at += 1) {
    if (at < segments.length && !isBound(segments[at], at - begin)) continue;
    const sentences = segments.slice(begin, at);
    const next = segments[at];
    const end = next ? divided(next.gap).end : tail;
    const [first] = sentences;
    if (first) {
      const gap = begin === 0 ? first.gap : divided(first.gap).gap;
      blocks.push({ key: first.id, gap, sentences, end });
    }
    begin = at;
  }
  return blocks;
}

function isBound(next: ShownSegment | undefined, count: number): boolean {
  if (!next || count >= MOST) return next !== undefined;
  return next.gap.includes('\n') && (count >= MANY || scattered(next.id) % BOUND_EVERY === 0);
}

/** Fibonacci hashing: ids that follow each other, or are multiples of something, come to lie far apart. */
const scattered = (id: number) => Math.imul(id, 0x9e37_79b1) >>> 16;

/** A block breaks the line itself, in place of the last line break before it. */
function divided(gap: string): { end: string; gap: string } {
  const at = gap.lastIndexOf('\n') + 1;
  return { end: gap.slice(0, at), gap: gap.slice(at) };
}

/** Whether two versions of a block look the same; where their source stands does not show. */
export function looksAlike(a: TargetBlock, b: TargetBlock): boolean {
  return (
    a.key === b.key &&
    a.gap === b.gap &&
    a.end === b.end &&
    a.sentences.length === b.sentences.length &&
    a.sentences.every((sentence, at) => isSameSentence(sentence, b.sentences[at]))
  );
}

/** Whether two versions of a sentence look the same. */
export function isSameSentence(a: ShownSegment, b: ShownSegment | undefined): boolean {
  if (a === b) return true;
  return (
    a.id === b?.id &&
    a.gap === b.gap &&
    a.target === b.target &&
    a.before === b.before &&
    a.state === b.state &&
    a.origin === b.origin &&
    a.accepted === b.accepted &&
    a.flags.join() === b.flags.join() &&
    JSON.stringify(a.terms) === JSON.stringify(b.terms)
  );
}
