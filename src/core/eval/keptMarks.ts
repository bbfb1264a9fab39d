import { marksOf, plainNumber, type MarkKind } from '#core/translate/marks.ts';
import type { Share } from './share.ts';

export type KeptMarks = Record<MarkKind, Share>;

/** How many marks of the sources are in the hypotheses, each as often as it can be found there. */
export function countKeptMarks(
  segments: readonly { source: string; hypothesis: string }[],
): KeptMarks {
  const shares: KeptMarks = {
    tags: { part: 0, total: 0 },
    placeholders: { part: 0, total: 0 },
    urls: { part: 0, total: 0 },
    emails: { part: 0, total: 0 },
    numbers: { part: 0, total: 0 },
  };
  for (const { source, hypothesis } of segments) {
    const left = new Map<string, number>();
    for (const { key } of keysOf(hypothesis)) left.set(key, (left.get(key) ?? 0) + 1);
    for (const { kind, key } of keysOf(source)) {
      const found = left.get(key) ?? 0;
      left.set(key, found - 1);
      shares[kind].total++;
      if (found > 0) shares[kind].part++;
    }
  }
  return shares;
}

/** Equal keys are the same mark. */
function keysOf(text: string): { kind: MarkKind; key: string }[] {
  return marksOf(text).map(({ kind, text: mark }) => ({
    kind,
    key: `${kind} ${kind === 'numbers' ? plainNumber(mark) : mark}`,
  }));
}
