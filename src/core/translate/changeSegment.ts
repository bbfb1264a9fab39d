import type { Segment } from '#shared/ipc/translator.ts';
import { gapBetween } from './oneLine.ts';

/** A text and its segments, which change in their places. */
export interface SegmentedText {
  text: string;
  segments: Segment[];
  tail: string;
}

/**
 * Changes a segment, and what stands before the next one where that goes by it. Answers with those that are not as they
 * were, each a new object.
 */
export function changeSegment(
  { text, segments }: Pick<SegmentedText, 'text' | 'segments'>,
  index: number,
  change: Partial<Segment>,
): Segment[] {
  const segment = segments[index];
  if (!segment) return [];
  const changed = { ...segment, ...change };
  segments[index] = changed;
  const next = segments[index + 1];
  // While it grows its end tells nothing.
  if (!next || changed.state === 'running') return [changed];
  const between = text.slice(changed.source.end, next.source.begin);
  const source = sourceOf(text, changed);
  const gap =
    changed.target === '' ? between : gapBetween(between, { source, target: changed.target });
  if (gap === next.gap) return [changed];
  const moved = { ...next, gap };
  segments[index + 1] = moved;
  return [changed, moved];
}

/** The source of a segment of this text. */
export const sourceOf = (text: string, { source }: Pick<Segment, 'source'>): string =>
  text.slice(source.begin, source.end);

/** The target as far as it goes: what would stand between segments that wait to the end is left out. */
export function targetOf({ segments, tail }: Pick<SegmentedText, 'segments' | 'tail'>): string {
  const last = segments.findLastIndex(({ target, state }) => target !== '' || state === 'done');
  const parts = segments.slice(0, last + 1).map(({ gap, target }) => gap + target);
  return parts.join('') + (last === segments.length - 1 ? tail : '');
}
