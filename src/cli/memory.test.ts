import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { readTmx } from '#core/history/transfer/testing/readTmx.ts';
import { runCli, temporaryFolder } from './testing/runCli.ts';

/** An empty memory and a way to work on it. */
function memories() {
  const folder = temporaryFolder();
  const data = folder.file('data');
  mkdirSync(data);
  return {
    ...folder,
    memory: (...args: string[]) => runCli(['memory', ...args], { data }),
    data,
    write(name: string, content: string | Uint8Array): string {
      writeFileSync(folder.file(name), content);
      return folder.file(name);
    },
  };
}

const TABLE =
  'from,to,source,target\nzh,en,今天天气很好。,The weather is fine today.\nzh,en,你好,Hello\nde,en,Guten Tag,Hello\n';

it('a table is imported, once, and searched: exact, similar, and by words', async () => {
  using set = memories();
  const file = set.write('mine.csv', TABLE);
  expect(await set.memory('import', file)).toEqual({
    status: 0,
    stdout: `${file}: 3 pairs added, 0 were there already.\n`,
    stderr: '',
  });
  expect(JSON.parse((await set.memory('import', '--json', file)).stdout)).toEqual({
    files: [{ file, state: 'done', added: 0, skipped: 3, refused: 0 }],
  });

  const search = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await set.memory('search', '--json', ...args)).stdout);
  expect(await search('明天天气很好。', '--from', 'zh', '--to', 'en')).toMatchObject({
    matches: [{ source: '今天天气很好。', target: 'The weather is fine today.', score: 83 }],
  });
  expect(await search('你好', '--to', 'English', '--limit', '1')).toMatchObject({
    matches: [{ target: 'Hello', score: 100, origin: 'mine.csv' }],
  });
  expect(await search('你好', '--to', 'de')).toEqual({ matches: [] });
  const { stdout } = await set.memory('list', 'hello', '--from', 'German');
  expect(stdout).toMatch(/^\S+ {2}de > en {2}mine\.csv\n {2}Guten Tag\n {2}Hello\n$/);
  expect((await set.memory('summary')).stdout).toBe(
    '3 pairs\n  zh-Hans > en: 2\n  de > en: 1\nFrom\n  mine.csv: 3\n',
  );
});

it('the memory is exported as TMX or CSV, all of it or some, and comes back from them', async () => {
  using set = memories();
  await set.memory('import', set.write('mine.csv', TABLE));
  const tmx = set.file('out.tmx');
  expect(await set.memory('export', '--out', tmx, '--to', 'en')).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
  expect(readTmx(readFileSync(tmx, 'utf8')).units).toHaveLength(3);
  expect((await set.memory('export', '--out', tmx)).stderr).toContain('is there already');
  const csv = await set.memory('export', '--format', 'csv', '--from', 'de');
  expect(csv.stdout).toMatch(/^\uFEFFfrom,to,.*\r\nde,en,Guten Tag,Hello,mine\.csv,\S+\r\n$/);
  expect((await set.memory('export', '--origin', 'nothing')).stdout).not.toContain('<tu');

  using other = memories();
  const { stdout } = await other.memory('import', '--json', tmx);
  expect(JSON.parse(stdout)).toMatchObject({ files: [{ added: 3 }] });
});

it('Ctrl+C ends an import, and what is in stays', async () => {
  using set = memories();
  const unit = (number: number) =>
    `<tu><tuv xml:lang="en"><seg>Sentence ${number} of a long file.</seg></tuv>` +
    `<tuv xml:lang="de"><seg>Satz ${number}.</seg></tuv></tu>`;
  const units = Array.from({ length: 60_000 }, (_, number) => unit(number)).join('');
  const file = set.write('a.tmx', `<tmx version="1.4"><header/><body>${units}</body></tmx>`);
  const { data } = set;
  const { status, stdout } = await runCli(['memory', 'import', '--json', file], {
    data,
    async onStart(child) {
      // Some of it is in by the time that another process sees it.
      for (;;) {
        const { stdout: summary } = await runCli(['memory', 'summary', '--json'], { data });
        if (!summary.startsWith('{\n  "pairs": 0,')) break;
      }
      child.kill('SIGINT');
    },
  });
  expect(status).toBe(130);
  const { files } = JSON.parse(stdout) as { files: [{ state: string; added: number }] };
  expect(files).toMatchObject([{ state: 'stopped' }]);
  expect(files[0].added).toBeGreaterThan(0);
  const summary = await set.memory('summary', '--json');
  expect(JSON.parse(summary.stdout)).toMatchObject({ pairs: files[0].added });
});

it('a table that names no languages is told them; other encodings are read', async () => {
  using set = memories();
  const bytes = iconv.encode('source;target\n今天天气很好;Nice weather\n', 'gb18030');
  const file = set.write('old.csv', bytes);
  expect((await set.memory('import', file)).stderr).toContain('it does not say its languages');
  const { stdout } = await set.memory('import', file, '--from', 'zh', '--to', 'en');
  expect(stdout).toContain('1 pair added');
  expect((await set.memory('list')).stdout).toContain('今天天气很好');
});

it('what is wrong is said in a line', async () => {
  using set = memories();
  for (const [args, problem] of [
    [[], 'memory needs one of import, export'],
    [['forget'], "not 'forget'"],
    [['import'], 'memory import needs a FILE'],
    [['search', 'x'], 'memory search needs --to LANG'],
    [['export', '--format', 'xls'], '--format takes tmx or csv'],
    [['list', '--from', 'Klingon'], "'Klingon' is no language"],
  ] as const) {
    const { status, stderr } = await set.memory(...args);
    expect([status, stderr.includes(problem) ? problem : stderr]).toEqual([2, problem]);
  }
  const half = set.write('half.tmx', '<tmx><header/><body><tu><tuv xml:lang="en">');
  const { status, stderr } = await set.memory('import', half);
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining('it ends in the middle. What was added before that stays (pairs: 0)'),
  ]);
  expect((await set.memory('import', set.file('none'))).stderr).toContain('There is no file');
});
