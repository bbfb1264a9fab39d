import type { Segment, SegmentFlag } from '#shared/ipc/translator.ts';
import { sourceOf } from './changeSegment.ts';
import type { Exchange } from './sentenceModel.ts';

/** How many sentences before it go along with one. */
const MOST = 2;
const LINE_BREAK = /[\n\r\u2028\u2029]/;

/** A model that sees such an answer gives another of its kind. */
const BAD: readonly SegmentFlag[] = [
  'untranslated',
  'language',
  'answer',
  'repetition',
  'truncated',
];

/** The segments before one in the same paragraph, as many as go along with it, the nearest last. */
export function segmentsBefore(
  text: string,
  segments: readonly Segment[],
  index: number,
): Segment[] {
  const before: Segment[] = [];
  let next = segments[index];
  for (let at = index - 1; at >= index - MOST; at--) {
    const segment = segments[at];
    if (!segment || !next || LINE_BREAK.test(text.slice(segment.source.end, next.source.begin)))
      break;
    before.unshift(segment);
    next = segment;
  }
  return before;
}

/** Of them what a model is to see: sentences and their translations. */
export function exchangesOf(text: string, before: readonly Segment[]): Exchange[] {
  return before
    .filter(({ state, origin, target }) => state === 'done' && origin !== 'kept' && target !== '')
    .filter(({ flags }) => !flags.some((flag) => BAD.includes(flag)))
    .map((segment) => ({ source: sourceOf(text, segment), target: segment.target }));
}
