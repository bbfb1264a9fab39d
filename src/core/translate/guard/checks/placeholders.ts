import type { Suspect } from '../guard.ts';
import { differenceInMarks, type MarkDifference } from './marks.ts';

/** Words in braces are a remark, and a dollar sign before a digit is money more often than a group of a pattern. */
const NO_PLACEHOLDER = /^\$\d$|^\{[^{}]*\p{L}\s+\p{L}[^{}]*\}$/u;

/** Placeholders and tags of markup that a translation lost or invented. */
export function differenceInPlaceholders(
  suspect: Pick<Suspect, 'source' | 'target'>,
): MarkDifference {
  const { lost, added } = differenceInMarks(suspect, ['placeholders', 'tags']);
  const isSure = (mark: string) => !NO_PLACEHOLDER.test(mark);
  return { lost: lost.filter(isSure), added: added.filter(isSure) };
}

export function placeholders(suspect: Suspect): boolean {
  const { lost, added } = differenceInPlaceholders(suspect);
  return lost.length > 0 || added.length > 0;
}
