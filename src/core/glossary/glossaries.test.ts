import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { bytesOf, useTempHistory } from '#core/history/testing/tempHistory.ts';
import { PLAIN_TERM } from './files/termFile.ts';
import { createGlossaries } from './glossaries.ts';
import type { Term } from './term.ts';

const temp = useTempHistory();
const term = (source: string, target: string, rest: Partial<Term> = {}): Term => ({
  ...{ source, target, ...PLAIN_TERM },
  ...rest,
});
const GERMAN = { name: 'Tea', from: 'en', to: 'de' };

function open(owner?: string) {
  const events: string[] = [];
  const database = temp.open();
  const emit = (name: string) => events.push(name);
  const glossaries = createGlossaries({ database, emit, ...(owner !== undefined && { owner }) });
  return { ...glossaries, database, events };
}
const page = (glossary: number, query = '') => ({ glossary, query, limit: 100, offset: 0 });

describe('a glossary', () => {
  it('is made, changed, and told of', () => {
    const glossaries = open();
    const { id } = glossaries.create(GERMAN);
    glossaries.addTerms(id, [term('cup', 'Tasse')]);
    expect(glossaries.list()).toMatchObject([{ ...GERMAN, id, enabled: true, terms: 1 }]);
    expect(glossaries.change(id, { name: 'Coffee', to: undefined, enabled: false })).toMatchObject({
      ...{ name: 'Coffee', from: 'en', to: 'de', enabled: false },
    });
    expect(glossaries.events).toEqual(Array(3).fill('glossary.changed'));
  });

  it('that is deleted comes back, and is gone from the file when the app closes', () => {
    const glossaries = open(`${process.ppid}:alive`);
    const { id } = glossaries.create(GERMAN);
    glossaries.addTerms(id, [term('cup', 'Unvergesslich')]);
    glossaries.delete(id);
    expect(glossaries.list()).toEqual([]);
    expect(glossaries.finder('en', 'de')('cup')).toEqual([]);
    for (const use of [
      () => glossaries.terms(page(id)),
      () => glossaries.addTerms(id, []),
      () => glossaries.changeTerm(1, term('a', 'b')),
      () => glossaries.change(id, {}),
      () => {
        glossaries.delete(id);
      },
    ])
      expect(use).toThrow(expect.objectContaining({ code: 'glossary.gone' }));
    glossaries.restore(id);
    expect(glossaries.finder('en', 'de')('cup')).toHaveLength(1);
    glossaries.delete(id);
    expect(open().purgeDeleted()).toBe(0);
    expect(glossaries.purgeDeleted()).toBe(1);
    expect(() => {
      glossaries.restore(id);
    }).toThrow(expect.objectContaining({ code: 'glossary.gone' }));
    expect(bytesOf(temp.file()).includes('Unvergesslich')).toBe(false);
  });
});

describe('terms', () => {
  it('are in the order of their sources, a page at a time, and found by any of their words', () => {
    const glossaries = open();
    const { id } = glossaries.create(GERMAN);
    glossaries.addTerms(id, [
      term('pot', 'Kanne'),
      term('Éclair', 'Liebesknochen', { note: 'sweet' }),
      term('cup', 'Tasse'),
      term('杯子', 'Becher'),
    ]);
    const found = (query: string) =>
      glossaries.terms(page(id, query)).rows.map(({ source }) => source);
    expect(found('')).toEqual(['cup', 'pot', 'Éclair', '杯子']);
    expect(glossaries.terms({ ...page(id), limit: 1, offset: 1 })).toMatchObject({
      ...{ total: 4, rows: [{ source: 'pot' }] },
    });
    expect(found('SWEET éclair')).toEqual(['Éclair']);
    expect(found('tass')).toEqual(['cup']);
    expect(found('子')).toEqual(['杯子']);
    expect(found('%')).toEqual([]);
  });

  it('are there once, on one line, and only if they can be used', () => {
    const glossaries = open();
    const { id } = glossaries.create(GERMAN);
    const [cup] = glossaries.addTerms(id, [term(' cup\n', ' Tasse ')]);
    expect(glossaries.addTerms(id, [term('cup', 'Tasse'), term('cup', 'Becher')])).toMatchObject([
      { id: cup?.id },
      { target: 'Becher' },
    ]);
    for (const bad of [
      term('', 'x'),
      term('x', ' '),
      term('\u200b', 'x'),
      term('a\u0000b', 'x'),
      term('x'.repeat(1001), 'x'),
    ])
      expect(() => glossaries.addTerms(id, [bad])).toThrow(
        expect.objectContaining({ code: 'request.invalid' }),
      );
    expect(() => glossaries.changeTerm(cup?.id ?? 0, term('cup', 'Becher'))).toThrow(
      expect.objectContaining({ code: 'request.invalid' }),
    );
    expect(glossaries.changeTerm(cup?.id ?? 0, term('cup', 'Pott'))).toMatchObject({
      ...{ id: cup?.id, target: 'Pott' },
    });
    glossaries.deleteTerms([cup?.id ?? 0, 9999]);
    expect(glossaries.terms(page(id)).total).toBe(1);
  });
});

describe('the terms in use', () => {
  const targets = (glossaries: ReturnType<typeof open>, from: string, to: string) =>
    glossaries
      .finder(
        from,
        to,
      )('A cup.')
      .flatMap((wish) => wish.targets);

  it('are those of enabled glossaries whose languages fit, however they are spelled', () => {
    const glossaries = open();
    for (const [name, from, to] of [
      ['German', 'en', 'de'],
      ['any', '', ''],
      ['Chinese', 'en', 'zh'],
      ['Hant', 'en', 'zh-Hant'],
    ] as const)
      glossaries.addTerms(glossaries.create({ name, from, to }).id, [term('cup', name)]);
    expect(targets(glossaries, 'en', 'de-AT')).toEqual(['German', 'any']);
    expect(targets(glossaries, 'en-GB', 'zh-Hans')).toEqual(['any', 'Chinese']);
    expect(targets(glossaries, 'und', 'zh-TW')).toEqual(['any', 'Hant']);
    expect(targets(glossaries, 'fr', 'de')).toEqual(['any']);
    glossaries.change(2, { enabled: false });
    expect(targets(glossaries, 'fr', 'de')).toEqual([]);
  });

  it('are looked up once, and anew after a change, also of another process', () => {
    const [glossaries, other] = [open(), open()];
    const { id } = glossaries.create(GERMAN);
    glossaries.addTerms(id, [term('cup', 'Tasse')]);
    const before = glossaries.finder('en', 'de');
    expect(glossaries.finder('en', 'de-DE')).toBe(before);
    other.addTerms(id, [term('cup', 'Becher')]);
    expect(targets(glossaries, 'en', 'de')).toEqual(['Tasse', 'Becher']);
    other.delete(id);
    expect(targets(glossaries, 'en', 'de')).toEqual([]);
  });
});

describe('a file', () => {
  const file = (text: string) => {
    const place = path.join(temp.folder(), 'terms.csv');
    writeFileSync(place, text);
    return place;
  };

  it('adds what is not there yet, and tells what cannot be used', async () => {
    const glossaries = open();
    const { id } = glossaries.create(GERMAN);
    glossaries.addTerms(id, [term('cup', 'Tasse')]);
    const imported = await glossaries.importFile(id, file('cup,Tasse\npot,Kanne\n,x\n'));
    expect(imported).toMatchObject({
      ...{ glossary: { id, terms: 2 }, added: 1, skipped: 1, refused: 1 },
      problems: [{ line: 3, code: 'noSource', problem: 'a term has no source' }],
    });
  });

  it('of 100,000 terms leaves others their turn', async () => {
    const glossaries = open();
    const { id } = glossaries.create(GERMAN);
    const lines = Array.from({ length: 100_000 }, (_, n) => `term ${n},Wort ${n}`);
    let turns = 0;
    const done = new AbortController();
    const importing = glossaries.importFile(id, file(lines.join('\n'))).finally(() => {
      done.abort();
    });
    for (; !done.signal.aborted; turns++) await setImmediate();
    expect(await importing).toMatchObject({ added: 100_000, glossary: { terms: 100_000 } });
    expect(turns).toBeGreaterThan(200);
    expect(glossaries.finder('en', 'de')('Is it term 77777?')).toMatchObject([
      { targets: ['Wort 77777'] },
    ]);
    expect(glossaries.terms(page(id, '99999')).total).toBe(1);
  });

  it('that cannot be read changes nothing', async () => {
    const glossaries = open();
    const { id } = glossaries.create(GERMAN);
    const missing = path.join(temp.folder(), 'missing.csv');
    await expect(glossaries.importFile(id, missing)).rejects.toMatchObject({
      code: 'file.notFound',
    });
    await expect(glossaries.importFile(id, file(''))).rejects.toMatchObject({
      code: 'glossary.invalid',
    });
    await expect(glossaries.importFile(99, file('a,b'))).rejects.toMatchObject({
      code: 'glossary.gone',
    });
  });

  it('is written whole, and read again as it was', async () => {
    const glossaries = open();
    const { id } = glossaries.create(GERMAN);
    const given = [
      term('cup, tea', 'Teetasse', { note: 'a "note"' }),
      term('', 'lecker', { forbidden: true, match: 'stem' }),
    ];
    glossaries.addTerms(id, given);
    for (const format of ['csv', 'tsv', 'tbx'] as const) {
      const place = path.join(temp.folder(), `out.${format}`);
      await glossaries.exportFile(id, format, place);
      expect(readFileSync(place, 'utf8')).toContain('Teetasse');
      const copy = glossaries.create(GERMAN);
      await glossaries.importFile(copy.id, place);
      expect(Array.from(glossaries.allTerms(copy.id))).toMatchObject(given);
    }
  });
});
