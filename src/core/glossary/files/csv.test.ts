import { expect, it } from 'vitest';
import { readCsv } from './csv.ts';

const LANGUAGES = { from: 'en', to: 'de' };
const read = (text: string) => Array.from(readCsv(text, LANGUAGES, 'terms.csv'));

it('a table has a thousand columns at most, so that commas without end are refused at once', () => {
  const line = `cup,Tasse${',x'.repeat(998)}`;
  expect(read(`${line}\npot,Kanne${',x'.repeat(998)}\n`)).toMatchObject([
    { line: 1, term: { source: 'cup', target: 'Tasse' } },
    { line: 2, term: { source: 'pot', target: 'Kanne' } },
  ]);
  for (const text of [`a,b\n${line},x\n`, `a,b\n${','.repeat(2_000_000)}`])
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        code: 'glossary.invalid',
        details: { path: 'terms.csv', reason: 'line 2 has more than 1000 columns' },
      }),
    );
});
