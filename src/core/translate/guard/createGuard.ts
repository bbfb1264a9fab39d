import { GUARD_CHECKS, type GuardCheck } from '#shared/segmentFlags.ts';
import { badnessOf } from './badness.ts';
import { additions } from './checks/additions.ts';
import { answer } from './checks/answer.ts';
import { brackets } from './checks/brackets.ts';
import { language } from './checks/language.ts';
import { lineBreaks } from './checks/lineBreaks.ts';
import { emails, urls } from './checks/marks.ts';
import { numbers } from './checks/numbers.ts';
import { placeholders } from './checks/placeholders.ts';
import { repetition } from './checks/repetition.ts';
import { forbidden, segmentTerms, terms } from './checks/terms.ts';
import { truncated } from './checks/truncated.ts';
import { untranslated } from './checks/untranslated.ts';
import { clean } from './cleaning/clean.ts';
import { createCleaner } from './cleaning/cleaner.ts';
import type { Check, Guard } from './guard.ts';
import { createWatch } from './repetition.ts';

const CHECKS: Readonly<Record<GuardCheck, Check>> = {
  ...{ additions, untranslated, language, answer, repetition, truncated, numbers },
  ...{ urls, emails, placeholders, lineBreaks, brackets, terms, forbidden },
};

/** The guard without the checks that are off. Without `additions` nothing is taken away, without `repetition` nothing stopped. */
export function createGuard({ off }: { off: readonly GuardCheck[] }): Guard {
  const isOn = (check: GuardCheck) => !off.includes(check);
  const checks = GUARD_CHECKS.filter(isOn);
  return {
    async check(suspect) {
      const found = await Promise.all(
        checks.map(async (check) => ((await CHECKS[check](suspect)) ? [check] : [])),
      );
      const flags = found.flat();
      const wanted = segmentTerms(suspect.target, suspect.terms);
      const missed = wanted.filter(({ state }) => state !== 'applied').length;
      return { flags, terms: wanted, badness: badnessOf(flags, missed) };
    },
    clean: isOn('additions') ? clean : (answered) => answered,
    cleaner: isOn('additions') ? createCleaner : createPlainCleaner,
    watch: isOn('repetition') ? createWatch : () => () => false,
  };
}

function createPlainCleaner(): (text: string) => string {
  let said = '';
  return (text) => (said += text);
}
