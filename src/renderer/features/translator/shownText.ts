import type { Segment, Segmented } from '#shared/ipc/translator.ts';

/** A segment as the window shows it. */
export interface ShownSegment extends Segment {
  /** What stood here until its source changed: shown as old until it has a text of its own. */
  before?: string;
}

/** A text, cut into segments, and what is there of its translation. */
export interface ShownText {
  /** What the segments' sources are parts of. */
  source: string;
  /** BCP 47: what its target is in. */
  to: string;
  segments: readonly ShownSegment[];
  tail: string;
  /** Where in `segments` one is, by its id. */
  positions: ReadonlyMap<number, number>;
}

export const noText: ShownText = {
  source: '',
  to: '',
  segments: [],
  tail: '',
  positions: new Map(),
};

/**
 * A text that was just cut, in place of the one before. Segments with the same id show their old target until they have
 * one.
 */
export function showText(
  before: ShownText,
  { segments, tail }: Segmented,
  { source, to }: Pick<ShownText, 'source' | 'to'>,
): ShownText {
  return addSegments({ ...noText, source, to }, { segments, tail }, before);
}

/** With the segments that follow it, and the tail; `before` is the text in whose place it comes. */
export function addSegments(
  text: ShownText,
  { segments, tail }: Segmented,
  before: ShownText,
): ShownText {
  // Words of another language are no old version of it.
  const old = before.to === text.to ? before : noText;
  const positions = new Map(text.positions);
  for (const [at, { id }] of segments.entries()) positions.set(id, text.segments.length + at);
  return {
    ...text,
    segments: text.segments.concat(
      segments.map((segment) => withBefore(segment, segmentOf(old, segment.id))),
    ),
    tail,
    positions,
  };
}

/** With segments as they are now; those of another text are left out. */
export function putSegments(text: ShownText, changed: readonly Segment[]): ShownText {
  const segments = text.segments.slice();
  for (const segment of changed) {
    const at = text.positions.get(segment.id);
    if (at !== undefined) segments[at] = withBefore(segment, text.segments[at]);
  }
  return { ...text, segments };
}

/** Without what stood there before. */
export function settled(text: ShownText): ShownText {
  if (text.segments.every(({ before }) => before === undefined)) return text;
  return { ...text, segments: text.segments.map((segment) => withBefore(segment, undefined)) };
}

export function segmentOf(
  { segments, positions }: ShownText,
  id: number,
): ShownSegment | undefined {
  const at = positions.get(id);
  return at === undefined ? undefined : segments[at];
}

export function sourceOf(
  { source }: Pick<ShownText, 'source'>,
  segment: Pick<Segment, 'source'>,
): string {
  return source.slice(segment.source.begin, segment.source.end);
}

/** The translation as it is copied and saved. */
export function targetOf({ segments, tail }: Pick<ShownText, 'segments' | 'tail'>): string {
  return segments.map(({ gap, target }) => gap + target).join('') + tail;
}

/** How long the translation is, or more than `enough`, in UTF-16 units. */
export function targetLength({ segments }: Pick<ShownText, 'segments'>, enough: number): number {
  let length = 0;
  for (const { gap, target, before = '' } of segments) {
    length += gap.length + (target || before).length;
    if (length > enough) break;
  }
  return length;
}

/** Whether nothing of a translation is seen, not even of an older one. */
export function isEmpty({ segments, tail }: Pick<ShownText, 'segments' | 'tail'>): boolean {
  if (segments.length === 0) return tail.trim() === '';
  return !segments.some(({ target, before }) => target !== '' || before !== undefined);
}

/** Whether there is anything of the translation itself. */
export function hasTarget({ segments }: Pick<ShownText, 'segments'>): boolean {
  return segments.some(({ target }) => target !== '');
}

function withBefore(segment: Segment, old: ShownSegment | undefined): ShownSegment {
  const shown: ShownSegment = { ...segment };
  delete shown.before;
  const before = old && (old.target || old.before);
  if (before && segment.target === '' && isUnderWay(segment)) shown.before = before;
  return shown;
}

const isUnderWay = ({ state }: Segment) => state === 'waiting' || state === 'running';
