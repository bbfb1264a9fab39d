import type { SegmentFlag } from '#shared/ipc/translator.ts';

/** How bad a finding is: nothing to use, something wrong in it, something to look at. */
const WEIGHTS: Readonly<Record<SegmentFlag, number>> = {
  ...{ answer: 10, untranslated: 9, language: 8, repetition: 8, truncated: 6 },
  ...{ additions: 4, numbers: 4, urls: 4, emails: 4, placeholders: 4 },
  ...{ terms: 2, forbidden: 2, lineBreaks: 1, brackets: 1 },
};

/** What the findings of a translation weigh together; each term that is missed counts. */
export function badnessOf(flags: readonly SegmentFlag[], missed: number): number {
  const extra = Math.max(0, missed - 1) * WEIGHTS.terms;
  return flags.reduce((sum, flag) => sum + WEIGHTS[flag], flags.includes('terms') ? extra : 0);
}
