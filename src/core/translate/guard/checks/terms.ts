import { forbiddenIn, usesTerm } from '#core/glossary/usesTerm.ts';
import type { TermWish } from '#core/glossary/term.ts';
import type { SegmentTerm } from '#shared/ipc/translator.ts';
import type { Suspect } from '../guard.ts';

/** What became of each term of the source, and which forbidden words there are. */
export function segmentTerms(target: string, wishes: readonly TermWish[]): SegmentTerm[] {
  return wishes.flatMap((wish): SegmentTerm[] => {
    const { source, note, targets } = wish;
    const at = usesTerm(target, wish);
    const [wanted] = targets;
    const asked: SegmentTerm[] =
      wanted === undefined
        ? []
        : [{ source, target: wanted, note, at, state: at ? 'applied' : 'missed' }];
    const found = forbiddenIn(target, wish, wishes).map(({ word, at: where }): SegmentTerm => {
      return { source, target: word, note, state: 'forbidden', at: where };
    });
    return [...asked, ...found];
  });
}

const has = (state: SegmentTerm['state'], suspect: Suspect) =>
  segmentTerms(suspect.target, suspect.terms).some((term) => term.state === state);

export const terms = (suspect: Suspect): boolean => has('missed', suspect);
export const forbidden = (suspect: Suspect): boolean => has('forbidden', suspect);
