import type { Segment } from '#shared/ipc/translator.ts';
import { findLanguage } from '#shared/languages.ts';
import { createBreath } from './breath.ts';
import { changeSegment, sourceOf } from './changeSegment.ts';
import { type Before, keepSegments } from './keepSegments.ts';
import type { CutText } from './segmentText.ts';

export interface CutRequest {
  text: string;
  cut: CutText;
  /** BCP 47: of each segment where they may differ; null where one was asked for. */
  languages: readonly string[] | null;
  from: string;
  to: string;
}

/** The segments of a text before the model was asked, and for each the one it was before, if its source is the same. */
export interface FirstSegments {
  segments: Segment[];
  same: (Segment | null)[];
}

/**
 * What was shown before in the same languages keeps its id, and its target where the user edited or accepted it. In a
 * text of several languages, what is in the target language already is kept as it is.
 */
export async function firstSegments(
  { text, cut, languages, from, to }: CutRequest,
  before: Before | undefined,
): Promise<FirstSegments> {
  const breath = createBreath();
  const olds = before?.to === to ? before.segments : [];
  const kept = await keepSegments(text, cut.segments, before && { ...before, segments: olds });
  const isMixed = new Set(languages).size > 1;
  const segments: Segment[] = [];
  const same: (Segment | null)[] = [];
  for (const [at, { gap, begin, end }] of cut.segments.entries()) {
    const due = breath();
    if (due) await due;
    const segment: Segment = {
      ...{ id: kept[at]?.id ?? 0, source: { begin, end }, from: languages?.[at] ?? from, gap },
      ...{ target: '', state: 'waiting', origin: 'model' },
      ...{ accepted: false, flags: [], terms: [] },
    };
    segments.push(segment);
    const known = kept[at]?.same ?? null;
    same.push(known && mayBeOne(known.from, segment.from) ? known : null);
  }
  for (const [at, segment] of segments.entries()) {
    const due = breath();
    if (due) await due;
    const known = same[at];
    if (known?.state === 'done' && (known.origin === 'user' || known.accepted))
      changeSegment({ text, segments }, at, targetIn(known));
    else if (isMixed && isOne(segment.from, to))
      changeSegment({ text, segments }, at, {
        target: sourceOf(text, segment),
        state: 'done',
        origin: 'kept',
      });
  }
  return { segments, same };
}

/** What of a segment goes with it to where it stands now. */
export function targetIn(known: Segment): Partial<Segment> {
  const { target, state, origin, accepted, flags, terms } = known;
  return { target, state, origin, accepted, flags, terms };
}

const codeOf = (language: string): string | undefined => findLanguage(language)?.code;

const isOne = (one: string, other: string): boolean =>
  codeOf(one) !== undefined && (one === other || codeOf(one) === codeOf(other));

/** A language that nobody told may be any. */
const mayBeOne = (one: string, other: string): boolean =>
  one === other || codeOf(one) === undefined || codeOf(other) === undefined || isOne(one, other);
