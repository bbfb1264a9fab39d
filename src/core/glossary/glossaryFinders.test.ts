import { expect, it } from 'vitest';
import { PLAIN_TERM } from './files/termFile.ts';
import { createGlossaryFinders } from './glossaryFinders.ts';
import type { Term } from './term.ts';

const term = (source: string, target: string, rest: Partial<Term> = {}): Term => ({
  ...{ source, target, ...PLAIN_TERM },
  ...rest,
});

/** Glossaries of any language that say how often their terms were read. */
function glossaries(...terms: Term[][]) {
  const kept = terms.map((own, id) => ({ id, from: '', to: '', changes: 0, terms: own, read: 0 }));
  const finders = createGlossaryFinders({
    inUse: () => kept,
    termsOf(id) {
      const glossary = kept[id];
      if (!glossary) return [];
      glossary.read++;
      return glossary.terms;
    },
  });
  return {
    ...finders,
    kept,
    /** Adds terms; other changes come before and after. */
    add(id: number, added: Term[], { before = 0, after = 0 } = {}): void {
      const glossary = kept[id];
      if (!glossary) return;
      const { changes } = glossary;
      glossary.terms.push(...added);
      glossary.changes += before + 1 + after;
      finders.grew(id, changes, added);
    },
    targets: (text: string) =>
      finders
        .finder(
          'en',
          'de',
        )(text)
        .flatMap((wish) => wish.targets),
  };
}

it('a term that is added is found, and those that were there are not read again', () => {
  const all = glossaries(
    [term('green tea', 'Grüntee'), term('cup', 'Tasse')],
    [term('pot', 'Kanne')],
  );
  expect(all.targets('A cup of green tea, a pot.')).toEqual(['Tasse', 'Grüntee', 'Kanne']);
  all.add(0, [term('cup', 'Becher'), term('tea cup', 'Teetasse')]);
  expect(all.targets('A cup, a tea cup, a pot.')).toEqual(['Tasse', 'Becher', 'Teetasse', 'Kanne']);
  all.add(0, [term('green tea cup', 'Grünteetasse')]);
  expect(all.targets('A green tea cup.')).toEqual(['Grünteetasse']);
  expect(all.kept.map(({ read }) => read)).toEqual([1, 1]);
});

it('what else was done to a glossary meanwhile is seen, and only that one is read again', () => {
  const all = glossaries([term('cup', 'Tasse')], [term('pot', 'Kanne')]);
  expect(all.targets('cup, pot')).toEqual(['Tasse', 'Kanne']);
  all.add(0, [term('cup', 'Becher')], { before: 1 });
  all.kept[0]?.terms.shift();
  expect(all.targets('cup, pot')).toEqual(['Becher', 'Kanne']);
  all.add(0, [term('cup', 'Pokal')], { after: 1 });
  all.kept[0]?.terms.shift();
  expect(all.targets('cup, pot')).toEqual(['Pokal', 'Kanne']);
  expect(all.kept.map(({ read }) => read)).toEqual([3, 1]);
});

it('very many that are added are made ready with the others', () => {
  const all = glossaries([term('cup', 'Tasse')]);
  expect(all.targets('cup')).toEqual(['Tasse']);
  all.add(
    0,
    Array.from({ length: 2000 }, (_, n) => term(`cup ${n}`, `Tasse ${n}`)),
  );
  expect(all.targets('cup 1999')).toEqual(['Tasse 1999']);
  expect(all.kept[0]?.read).toBe(2);
});

it('a glossary that is no longer in use is forgotten', () => {
  const all = glossaries([term('cup', 'Tasse')]);
  all.targets('cup');
  const gone = all.kept.splice(0);
  expect(all.targets('cup')).toEqual([]);
  all.kept.push(...gone);
  expect(all.targets('cup')).toEqual(['Tasse']);
});
