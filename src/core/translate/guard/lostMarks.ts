import { requiredWordsProblem } from '../request.ts';
import type { SegmentFlag } from '#shared/ipc/translator.ts';
import { differenceInMarks } from './checks/marks.ts';
import { differenceInNumbers } from './checks/numbers.ts';
import { differenceInPlaceholders } from './checks/placeholders.ts';

/** What a translation lost that can be asked for word by word: numbers, addresses, placeholders. */
export function lostMarks(
  pair: { source: string; target: string },
  flags: readonly SegmentFlag[],
): string[] {
  const lost = flags.flatMap((flag) => {
    if (flag === 'numbers') return differenceInNumbers(pair.source, pair.target).lost;
    if (flag === 'urls' || flag === 'emails') return differenceInMarks(pair, [flag]).lost;
    return flag === 'placeholders' ? differenceInPlaceholders(pair).lost : [];
  });
  return lost.filter((word) => requiredWordsProblem([word]) === undefined);
}
