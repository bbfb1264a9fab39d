import { describe, expect, it } from 'vitest';
import { GUARD_CHECKS, type GuardCheck } from '#shared/segmentFlags.ts';
import { createGuard } from './createGuard.ts';
import { badAnswersOfAll } from './suite/bad.ts';
import type { SuiteCase } from './suite/case.ts';
import { goodAnswersOfAll } from './suite/goodAll.ts';

const guard = createGuard({ off: [] });
const LEAST = 0.95;

async function flagsOf({ pair: [from, to], source, target, finish, terms }: SuiteCase) {
  return (await guard.check({ source, target, from, to, finish, terms })).flags;
}

interface Measured {
  check: GuardCheck;
  precision: number;
  recall: number;
  problems: string[];
}

async function measure(cases: readonly SuiteCase[]): Promise<Measured[]> {
  const found = await Promise.all(cases.map(flagsOf));
  return GUARD_CHECKS.map((check) => {
    let [hits, missed, wrong] = [0, 0, 0];
    const problems: string[] = [];
    for (const [i, { flags, maybe, target }] of cases.entries()) {
      const [is, should] = [found[i]?.includes(check) ?? false, flags.includes(check)];
      if (is && should) hits++;
      else if (should) missed++;
      else if (is && !maybe.includes(check)) wrong++;
      else continue;
      if (is !== should) problems.push(`${is ? 'wrong' : 'missed'}: ${target.slice(0, 80)}`);
    }
    return { check, problems, precision: hits / (hits + wrong), recall: hits / (hits + missed) };
  });
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(9);
const printed = (table: readonly Measured[]) =>
  [
    `\n${'check'.padEnd(14)}precision   recall`,
    ...table.flatMap(({ check, precision, recall, problems }) => [
      `${check.padEnd(14)}${percent(precision)}${percent(recall)}`,
      ...problems.map((problem) => `  ${problem}`),
    ]),
    '',
  ].join('\n');

describe('the output guard', () => {
  it('is tried on enough answers, in enough languages', () => {
    expect(badAnswersOfAll.length).toBeGreaterThanOrEqual(150);
    expect(goodAnswersOfAll.length).toBeGreaterThanOrEqual(150);
    const all = [...badAnswersOfAll, ...goodAnswersOfAll];
    expect(new Set(all.map(({ pair: [, to] }) => to)).size).toBeGreaterThanOrEqual(8);
  });

  it('finds what is wrong, and nothing else', async () => {
    const table = await measure([...badAnswersOfAll, ...goodAnswersOfAll]);
    process.stdout.write(printed(table));
    for (const { check, precision, recall } of table) {
      expect(precision, `precision of ${check}`).toBeGreaterThanOrEqual(LEAST);
      expect(recall, `recall of ${check}`).toBeGreaterThanOrEqual(LEAST);
    }
  });

  it.each(goodAnswersOfAll)('leaves what is good: $target', async (each) => {
    expect(guard.clean(each.target, each.source)).toBe(each.target);
    expect(await flagsOf(each)).toEqual([]);
  });

  it.each(badAnswersOfAll)('cleans what it can: $target', ({ source, target, cleaned }) => {
    expect(guard.clean(target, source)).toBe(cleaned ?? target);
  });
});
