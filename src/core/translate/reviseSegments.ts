import type { Segment, Segmented } from '#shared/ipc/translator.ts';
import { targetOf } from './changeSegment.ts';

/**
 * The segments of a translation whose target is another one now: those before and after what changed stay, and what it
 * touched is one segment, the user's.
 */
export function reviseSegments(segmented: Segmented, target: string): Segmented {
  const old = targetOf(segmented);
  const begin = sharedBeginning(old, target);
  const end = sharedEnd(old, target, begin);
  if (begin === old.length && begin === target.length) return segmented;
  const placed = placesOf(segmented.segments);
  const touched = placed.filter((place) => place.begin <= old.length - end && place.end >= begin);
  // A change at a border touches both neighbours: the one in which there is more than the border is meant.
  const inside = touched.filter((place) => place.begin < old.length - end && place.end > begin);
  const [first, last] = [
    (inside.length > 0 ? inside : touched)[0],
    (inside.length > 0 ? inside : touched.slice(0, 1)).at(-1),
  ];
  if (!first || !last || first.begin > begin || last.end < old.length - end) {
    return { segments: [], tail: target };
  }
  const merged: Segment = {
    ...first.segment,
    source: { begin: first.segment.source.begin, end: last.segment.source.end },
    target: target.slice(first.begin, last.end + target.length - old.length),
    ...{ state: 'done', origin: 'user', accepted: false, flags: [], terms: [] },
  };
  const segments = segmented.segments.slice();
  segments.splice(first.index, last.index - first.index + 1, merged);
  return { segments, tail: segmented.tail };
}

/** Where the target of each segment stands in the whole. */
function placesOf(segments: readonly Segment[]) {
  let at = 0;
  return segments.map((segment, index) => {
    const begin = at + segment.gap.length;
    at = begin + segment.target.length;
    return { segment, index, begin, end: at };
  });
}

function sharedBeginning(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[length] === other[length]) length++;
  return length;
}

/** In UTF-16 units, after what they share at the beginning. */
function sharedEnd(one: string, other: string, beginning: number): number {
  const most = Math.min(one.length, other.length) - beginning;
  let length = 0;
  while (length < most && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}
