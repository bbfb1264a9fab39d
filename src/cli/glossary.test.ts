import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runCli, temporaryFolder } from './testing/runCli.ts';

const TERMS =
  'source,target,note,forbidden\ncup,Tasse,for tea,\ncup,Becher,,yes\n,lecker,,yes\nlonely,,,\n';

function prepared() {
  const folder = temporaryFolder();
  writeFileSync(folder.file('tea.csv'), TERMS);
  return {
    ...folder,
    glossary: (...args: string[]) => runCli(['glossary', ...args], { data: folder.file('data') }),
  };
}

it('a file becomes a glossary, is listed, written out again and removed', async () => {
  using set = prepared();
  const file = set.file('tea.csv');
  const imported = await set.glossary('import', file, '--from', 'en', '--to', 'German');
  expect(imported).toMatchObject({
    status: 0,
    stdout: 'Added 3 terms to tea; 0 were there already, 1 could not be used.\n',
    stderr: 'bayling: Line 5: a term has no target.\n',
  });
  const again = await set.glossary('import', file, '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({
    ...{ glossary: { name: 'tea', from: 'en', to: 'de', terms: 3, enabled: true } },
    ...{ added: 0, skipped: 3, refused: 1, problems: [{ line: 5 }] },
  });
  expect((await set.glossary('list')).stdout).toBe('tea: en > de, 3 terms\n');
  expect((await set.glossary('list', 'TEA')).stdout).toBe(
    'tea: en > de, 3 terms\n  (any)  ≠  lecker  (forbidden)\n  cup  →  Tasse  (for tea)\n  cup  ≠  Becher  (forbidden)\n',
  );
  expect(
    JSON.parse((await set.glossary('list', 'tea', '--json', '--limit', '1')).stdout),
  ).toMatchObject({
    ...{ glossary: { name: 'tea' }, total: 3, terms: [{ target: 'lecker', forbidden: true }] },
  });
  const out = set.file('out.tbx');
  expect((await set.glossary('export', 'tea', '--out', out)).status).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain('<term>Tasse</term>');
  const taken = await set.glossary('export', 'tea', '--out', out);
  expect(taken).toMatchObject({ status: 1, stderr: expect.stringContaining('out.tbx') as string });
  expect((await set.glossary('export', 'tea', '--format', 'tsv')).stdout).toContain(
    'cup\tTasse\tfor tea\t',
  );
  expect((await set.glossary('remove', 'tea')).stderr).toContain('add --yes');
  expect((await set.glossary('remove', 'tea', '--yes')).stdout).toBe('Removed tea.\n');
  expect(JSON.parse((await set.glossary('list', '--json')).stdout)).toEqual({ glossaries: [] });
});

it('what cannot be imported is said in one line and leaves nothing behind', async () => {
  using set = prepared();
  writeFileSync(set.file('bad.csv'), '<martif><termEntry>');
  const { status, stdout, stderr } = await set.glossary('import', set.file('bad.csv'));
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^bayling: [^\n]*bad\.csv[^\n]*\n$/);
  writeFileSync(set.file('sources.csv'), 'source\ncup\n');
  const useless = await set.glossary('import', set.file('sources.csv'));
  expect(useless.status).toBe(1);
  expect(useless.stderr).toContain('Line 1: a term has no target.');
  expect((await set.glossary('list')).stderr).toBe('bayling: There is no glossary.\n');
});

it('a glossary of other languages is not added to', async () => {
  using set = prepared();
  await set.glossary('import', set.file('tea.csv'), '--to', 'de');
  const other = await set.glossary('import', set.file('tea.csv'), '--to', 'fr');
  expect(other.stderr).toContain("The glossary 'tea' is for any > de; choose another --name");
});
