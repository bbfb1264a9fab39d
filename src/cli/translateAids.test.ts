import { mkdirSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { createGlossaries } from '#core/glossary/glossaries.ts';
import { openDatabase } from '#core/history/database.ts';
import { createMemoryStore } from '#core/memory/memoryStore.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { historyPath } from '#core/paths.ts';
import { segmentSchema } from '#shared/ipc/translator.ts';
import { runCli, temporaryFolder } from './testing/runCli.ts';

let model: string;
beforeAll(async () => {
  model = await testModelPath();
});

const answer = z.object({
  segments: z.array(segmentSchema.pick({ target: true, origin: true, flags: true, terms: true })),
});

/** An app with a glossary that is enabled, and a pair in its memory. */
function prepared() {
  const folder = temporaryFolder();
  const data = folder.file('data');
  mkdirSync(data);
  const database = openDatabase(historyPath(data));
  const glossaries = createGlossaries({ database, emit: () => undefined });
  const { id } = glossaries.create({ name: 'Kitchen', from: 'en', to: 'de' });
  const rule = { note: '', caseSensitive: false, match: 'word' as const, forbidden: false };
  glossaries.addTerms(id, [{ ...rule, source: 'cup', target: 'Tasse' }]);
  const pair = { source: 'A full pot.', target: 'Eine volle Kanne.', from: 'en', to: 'de' };
  createMemoryStore(database).add({ ...pair, origin: 'edit' });
  database.close();
  const words = ['--from', 'en', '--to', 'de', '--model', model, '--gpu', 'off', '--quiet'];
  return {
    ...folder,
    translate: (...args: string[]) => runCli(['translate', ...words, ...args], { data }),
    async segments(...args: string[]) {
      const { stdout } = await this.translate('--json', ...args);
      return answer.parse(JSON.parse(stdout)).segments;
    },
  };
}
const sourcesOf = (segments: z.infer<typeof answer>['segments']) =>
  segments.flatMap(({ terms }) => terms.map(({ source }) => source));

it('the enabled glossaries of the app are used, or those that are named, or none', async () => {
  using set = prepared();
  writeFileSync(set.file('mine.tsv'), 'pot\tTopf\n');
  const text = 'A cup and a pot.';
  expect(sourcesOf(await set.segments(text))).toEqual(['cup']);
  expect(sourcesOf(await set.segments('--no-glossary', text))).toEqual([]);
  expect(sourcesOf(await set.segments('--glossary', set.file('mine.tsv'), text))).toEqual(['pot']);
  const both = ['--glossary', set.file('mine.tsv'), '--glossary', 'kitchen'];
  expect(sourcesOf(await set.segments(...both, text))).toEqual(['cup', 'pot']);
});

it('the memory is used where it is asked for', async () => {
  using set = prepared();
  const [plain] = await set.segments('A full pot.');
  expect(plain?.origin).toBe('model');
  expect(await set.segments('--memory', 'A full pot.')).toMatchObject([
    { target: 'Eine volle Kanne.', origin: 'memory' },
  ]);
});

it('without the guard nothing is flagged, with it what stays wrong is warned of', async () => {
  using set = prepared();
  // Weights by chance lose the number.
  const text = 'Chapter 12345678 of the book.';
  const guarded = await set.translate('--no-glossary', text);
  expect(guarded.stderr).toMatch(/^bayling: Warning: check the translation: of 1 sentence, .+\n$/);
  const [segment] = await set.segments('--no-guard', text);
  expect(segment?.flags.filter((flag) => flag !== 'truncated')).toEqual([]);
});

it('a document takes the same', async () => {
  using set = prepared();
  writeFileSync(set.file('tea.md'), 'A cup.\n');
  const flags = z.object({ files: z.array(z.object({ flags: z.record(z.string(), z.number()) })) });
  const run = async (...args: string[]) => {
    const { stdout } = await set.translate('--json', '--file', set.file('tea.md'), ...args);
    return flags.parse(JSON.parse(stdout)).files[0]?.flags;
  };
  expect(await run('--formality', 'formal')).toMatchObject({ terms: 1 });
  expect(await run('--no-glossary')).not.toHaveProperty('terms');
  expect(await run('--no-guard')).not.toHaveProperty('language');
});

it('a glossary that cannot be used is said before a model is loaded', async () => {
  using set = prepared();
  writeFileSync(set.file('bad.csv'), 'cup,Tasse\nlonely\n');
  const bad = await set.translate('--model', '/none', '--glossary', set.file('bad.csv'), 'hi');
  expect(bad.status).toBe(1);
  expect(bad.stderr).toMatch(/^bayling: .*line 2: a term has no target.*\n$/);
  const missing = await set.translate('--glossary', set.file('none.csv'), 'hi');
  expect(missing.stderr).toMatch(/^bayling: [^\n]*none\.csv[^\n]*\n$/);
});
