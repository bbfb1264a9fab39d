import type { MemoryMatch } from '#shared/ipc/memory.ts';
import type { Segment } from '#shared/ipc/translator.ts';
import { warningsOf } from '../warnings.ts';

/** What of the memory is news: not what stands there already, unless the user should know that it is from there. */
export function newMatches(segment: Segment, matches: readonly MemoryMatch[]): MemoryMatch[] {
  return matches.filter(
    ({ target, score }) =>
      target !== segment.target || (segment.origin === 'memory' && score === 100),
  );
}

/** Flags of a segment without those that its terms say themselves. */
export function flagsToSay(segment: Segment): Segment['flags'] {
  const { flags, terms } = warningsOf(segment);
  const isSaid = (state: 'missed' | 'forbidden') => terms.some((term) => term.state === state);
  return flags.filter(
    (flag) =>
      !(flag === 'terms' && isSaid('missed')) && !(flag === 'forbidden' && isSaid('forbidden')),
  );
}

/** How many things the user should look at: flags, and terms that are missing or forbidden. */
export function countToLookAt(segment: Segment): number {
  return flagsToSay(segment).length + warningsOf(segment).terms.length;
}

/** Whether there is anything to tell of a sentence beyond what stands there. */
export function worthSaying(segment: Segment, matches: readonly MemoryMatch[]): boolean {
  return (
    flagsToSay(segment).length > 0 ||
    segment.terms.length > 0 ||
    newMatches(segment, matches).length > 0
  );
}
