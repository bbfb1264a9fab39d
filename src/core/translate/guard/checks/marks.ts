import { marksOf, type MarkKind } from '../../marks.ts';
import type { Suspect } from '../guard.ts';

/** What of the kinds one text has and the other has not, as often as it is missing. */
export interface MarkDifference {
  lost: string[];
  added: string[];
}

/** Marks of some kinds that a translation lost or invented; `<br />` is `<br>`. */
export function differenceInMarks(
  { source, target }: Pick<Suspect, 'source' | 'target'>,
  kinds: readonly MarkKind[],
): MarkDifference {
  const [theirs, ours] = [marksIn(source, kinds), marksIn(target, kinds)];
  return { lost: without(theirs, ours), added: without(ours, theirs) };
}

function marksIn(text: string, kinds: readonly MarkKind[]): string[] {
  return marksOf(text)
    .filter(({ kind }) => kinds.includes(kind))
    .map((mark) => (mark.kind === 'tags' ? mark.text.replace(/\s*\/?>$/, '>') : mark.text));
}

/** The members of a list that another does not have, as often as it lacks them. */
export function without(list: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return list.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}

const differs = ({ lost, added }: MarkDifference) => lost.length > 0 || added.length > 0;

export const urls = (suspect: Suspect): boolean => differs(differenceInMarks(suspect, ['urls']));
export const emails = (suspect: Suspect): boolean =>
  differs(differenceInMarks(suspect, ['emails']));
