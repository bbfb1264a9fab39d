import type { TermWish } from '#core/glossary/term.ts';
import { forbiddenIn, usesTerm } from '#core/glossary/usesTerm.ts';
import { AppError } from '#shared/errors.ts';
import type { Segment, SegmentTerm } from '#shared/ipc/translator.ts';
import { reviewTarget } from '../reviewTarget.ts';
import { translateSentence, type TranslatedSentence } from '../sentenceTranslator.ts';
import type { SegmentName, WorkspaceParts } from './workspace.ts';
import type { ShownSegment } from './workspaces.ts';

type TermName = Pick<SegmentTerm, 'source' | 'target'>;

/** Has a segment use a term that it misses, or do without a word that is forbidden. */
export function createFixTerm(parts: WorkspaceParts) {
  const { workspaces, asks, aids, put, segmentModel } = parts;

  /** As a glossary has it now. */
  function wishOf({ source, segment, shown }: ShownSegment, term: TermName): TermWish | undefined {
    const wishes = aids().terms?.(source, segment.from, shown.to) ?? [];
    return wishes.find(
      (wish) =>
        wish.source === term.source && [...wish.targets, ...wish.forbidden].includes(term.target),
    );
  }

  /** By asking the model, with the word that is wanted. */
  async function asked(
    found: ShownSegment,
    wish: TermWish,
    signal: AbortSignal,
  ): Promise<TranslatedSentence | null> {
    const ready = await segmentModel(found, signal);
    if (!ready) return null;
    const sentence = { ...ready.sentence, words: wish.targets.slice(0, 1) };
    const answer = await translateSentence(ready.model, sentence, aids(), { signal });
    return !answer || answer.isStopped ? null : answer;
  }

  return (
    owner: string,
    { id, translation, segment, term }: SegmentName & { id: string; term: TermName },
  ): Promise<{ segment: Segment; fixed: boolean } | null> => {
    const found = workspaces.required(owner, translation, segment);
    return asks.run(owner, id, async (signal) => {
      const wish = wishOf(found, term);
      if (!wish) return { segment: found.segment, fixed: false };
      const replaced = replace(found, wish);
      const answer =
        replaced === null
          ? await asked(found, wish, signal)
          : await reviewTarget({ ...pairOf(found), target: replaced }, aids());
      if (!answer || signal.aborted) return null;
      const now = workspaces.find(owner, translation, segment);
      if (!now) throw new AppError('translation.gone', {});
      const isWorse = answer.flags.some((flag) => !found.segment.flags.includes(flag));
      if (now.segment !== found.segment || !isFixed(answer.target, wish) || isWorse)
        return { segment: now.segment, fixed: false };
      now.shown.chosen.add(segment);
      const { target, flags, terms } = answer;
      const origin = replaced === null ? 'model' : 'user';
      const fixed = put(now, { target, flags, terms, origin, state: 'done', accepted: false });
      return { segment: fixed, fixed: true };
    });
  };
}

const pairOf = ({ source, segment, shown }: ShownSegment) => ({
  ...{ source, from: segment.from, to: shown.to },
});

const isFixed = (target: string, wish: TermWish): boolean =>
  forbiddenIn(target, wish).length === 0 &&
  (wish.targets.length === 0 || usesTerm(target, wish) !== null);

/** The target with the wanted word where a forbidden one, or the term's own source, stands; null where neither does. */
function replace({ segment: { target } }: ShownSegment, wish: TermWish): string | null {
  const [wanted] = wish.targets;
  if (wanted === undefined) return null;
  const forbidden = forbiddenIn(target, wish).map(({ at }) => at);
  const own = usesTerm(target, { ...wish, targets: [wish.source] });
  const places = forbidden.length > 0 ? forbidden : own && wish.source !== '' ? [own] : [];
  if (places.length === 0) return null;
  return places
    .toSorted((a, b) => b.begin - a.begin)
    .reduce((text, { begin, end }) => text.slice(0, begin) + wanted + text.slice(end), target);
}
