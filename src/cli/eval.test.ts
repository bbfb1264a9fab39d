import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { knownLanguage } from '#core/translate/request.ts';
import { watchInterrupts } from './interrupt.ts';
import { createProgress } from './progress.ts';
import { runEvaluation } from './runEvaluation.ts';
import { createNoSink } from './sinks.ts';
import { runCli, temporaryFolder, type RunOptions } from './testing/runCli.ts';

const onLinux = it.skipIf(process.platform !== 'linux');
afterEach(() => {
  vi.unstubAllEnvs();
});

let model: string;
beforeAll(async () => {
  model = await testModelPath();
});

const share = z.strictObject({
  part: z.number(),
  total: z.number(),
  share: z.number().nullable(),
});
const reportSchema = z.strictObject({
  model: z.strictObject({ name: z.string(), file: z.string() }),
  set: z.string(),
  from: z.string(),
  to: z.string(),
  state: z.enum(['done', 'stopped']),
  rows: z.number(),
  bleu: z.strictObject({
    score: z.number(),
    signature: z.string(),
    precisions: z.array(z.number()).length(4),
    brevityPenalty: z.number(),
  }),
  chrf: z.strictObject({ score: z.number(), signature: z.string() }),
  requiredWords: z.strictObject({ words: share, rows: share }).nullable(),
  kept: z.strictObject({
    tags: share,
    placeholders: share,
    urls: share,
    emails: share,
    numbers: share,
  }),
  truncated: z.number(),
  retries: z.number(),
  tokensPerSecond: z.number().positive(),
  totalMs: z.number().positive(),
  hypotheses: z.array(z.string()),
});

const HEADER = 'id\tzh_Hant\ten\tzh_Hans\tterms\n';
const SET = `${HEADER}1\t天氣\tFine <g1>weather</g1>.\t<g1>天气</g1>很好。\tfine|weather\n2\t二\tTwo.\t二。\t\n`;

/** A set in a folder of its own, and the command that evaluates the test model on it. */
function evaluating(set: string | Uint8Array = SET, name = 'set.tsv') {
  const folder = temporaryFolder();
  writeFileSync(folder.file(name), set);
  mkdirSync(folder.file('data'));
  return {
    ...folder,
    run: (args: readonly string[] = [], options?: Partial<RunOptions>) =>
      runCli(
        [
          ...['eval', '--set', folder.file(name), '--from', 'zh', '--to', 'en'],
          ...['--model', model, '--gpu', 'off', ...args],
        ],
        { data: folder.file('data'), ...options },
      ),
  };
}

describe('an evaluation', () => {
  it('prints one JSON object, and leaves no trace in the history', async () => {
    using set = evaluating();
    const { status, stdout, stderr } = await set.run(['--json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const report = reportSchema.parse(JSON.parse(stdout));
    expect(report).toMatchObject({
      model: { file: 'test-v1-s1-c2048-l2.gguf' },
      ...{ set: 'set.tsv', from: 'zh-Hans', to: 'en', state: 'done', rows: 2 },
      bleu: { signature: 'nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp' },
      requiredWords: { words: { total: 2 }, rows: { total: 1 } },
      kept: { tags: { total: 2 }, emails: { part: 0, total: 0, share: null } },
    });
    expect(report.hypotheses).toHaveLength(2);
    const list = await runCli(['history', 'list', '--json'], { data: set.file('data') });
    expect(JSON.parse(list.stdout)).toEqual({ total: 0, entries: [] });
  });

  it('prints a small table, of what is in the set', async () => {
    using set = evaluating();
    const { status, stdout } = await set.run();
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^test-\S+, Chinese \(Simplified\) to English, 2 rows\nBLEU +\d+\.\d\d /,
    );
    for (const line of ['chrF', 'Required words', 'Tags kept', 'Decoding', 'Time'])
      expect(stdout).toContain(`\n${line} `);
    expect(stdout).not.toContain('E-mail');
  });

  it('takes the first rows with --limit, and writes the translations to --out', async () => {
    using set = evaluating();
    const { status, stdout } = await set.run([
      '--limit',
      '1',
      '--out',
      set.file('out.txt'),
      '--json',
    ]);
    expect(status).toBe(0);
    const { rows, hypotheses } = reportSchema.parse(JSON.parse(stdout));
    expect(rows).toBe(1);
    expect(readFileSync(set.file('out.txt'), 'utf8')).toBe(`${hypotheses[0] ?? ''}\n`);
  });

  it('tries again where a word is missing, unless told otherwise, and takes only rows with words when asked to', async () => {
    using set = evaluating();
    const retriesWith = async (...args: string[]) => {
      const { status, stdout } = await set.run(['--json', '--required-words', ...args]);
      expect(status).toBe(0);
      const { rows, retries } = reportSchema.parse(JSON.parse(stdout));
      return { rows, retries };
    };
    expect(await retriesWith()).toEqual({ rows: 1, retries: 1 });
    expect(await retriesWith('--no-retry')).toEqual({ rows: 1, retries: 0 });
    expect(await retriesWith('--no-guard')).toEqual({ rows: 1, retries: 0 });
  });

  it('of required words needs a row that asks for some', async () => {
    using set = evaluating('zh\ten\n一\tOne.\n');
    const { status, stderr } = await set.run(['--required-words']);
    expect(status).toBe(1);
    expect(stderr).toContain('no row of it asks for words');
  });

  it('reads JSON lines, with the words that are asked for', async () => {
    const line = { src: '天气很好。', tgt: 'Fine weather.', constraint: ['weather'] };
    using set = evaluating(JSON.stringify(line), 'set.jsonl');
    const { status, stdout } = await set.run(['--json']);
    expect(status).toBe(0);
    const { rows, requiredWords } = reportSchema.parse(JSON.parse(stdout));
    expect(rows).toBe(1);
    expect(requiredWords?.words.total).toBe(1);
  });
});

describe('an evaluation that is stopped', () => {
  it('scores the rows that were finished', async () => {
    using folder = temporaryFolder();
    vi.stubEnv('BAYLING_DATA', folder.root);
    const [from, to] = [knownLanguage('zh'), knownLanguage('en')];
    const row = { source: '天气很好。', reference: 'Fine weather.', requiredWords: [] };
    const [written, interrupt] = [new Array<string>(), watchInterrupts()];
    let stop: (() => void) | undefined;
    const sink = {
      ...createNoSink(),
      write(text: string) {
        written.push(text);
        stop?.();
      },
    };
    const { evaluation } = await runEvaluation(
      { rows: [row, row, row], from, to },
      { model, gpu: 'off' },
      {
        sink,
        progress: createProgress({ quiet: true }),
        interrupt: {
          ...interrupt,
          onStop(action) {
            stop = action;
          },
        },
      },
    );
    interrupt.end();
    expect(evaluation.state).toBe('stopped');
    expect(evaluation.hypotheses).toHaveLength(1);
    expect(written).toEqual([`${evaluation.hypotheses[0] ?? ''}\n`]);
  });
});

describe('a set', () => {
  it.concurrent.each<[string, string | Uint8Array, RegExp]>([
    ['that is empty', '', /set\.tsv could not be read: it has no row to translate/],
    ['without the column', 'zh_Hant\ten\n天\tsky\n', /line 1 names no column for zh/],
    ['that is ragged', `${HEADER}1\t天\tsky\n`, /line 2 does not have the 5 columns/],
    ['in UTF-16', Buffer.from(`\ufeff${SET}`, 'utf16le'), /it is not UTF-8 text/],
    ['with a NUL', SET.replace('Two', 'T\0wo'), /line 3 has a NUL character in its reference/],
  ])('%s: one line, status 1', async (_, bytes, line) => {
    using set = evaluating(bytes);
    const { status, stdout, stderr } = await set.run();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^bayling: [^\n]+\n$/);
    expect(stderr).toMatch(line);
  });

  onLinux('that never ends: one line, status 1', async () => {
    using folder = temporaryFolder();
    const args = ['eval', '--set', '/dev/zero', '--from', 'zh', '--to', 'en'];
    const { status, stdout, stderr } = await runCli(args, { data: folder.root });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^bayling: \/dev\/zero could not be read: it is larger than \d+ bytes/);
  });
});

describe('the translations', () => {
  it('replace a file only with --force, and the set never', async () => {
    using set = evaluating();
    writeFileSync(set.file('out.txt'), 'precious');
    const refused = await set.run(['--out', set.file('out.txt')]);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(readFileSync(set.file('out.txt'), 'utf8')).toBe('precious');
    const same = await set.run(['--out', set.file('set.tsv'), '--force']);
    expect(same).toMatchObject({ status: 2, stdout: '' });
    expect(readFileSync(set.file('set.tsv'), 'utf8')).toBe(SET);
  });

  onLinux('are in their file where the report cannot be printed', async () => {
    using set = evaluating();
    const stdout = openSync('/dev/full', 'w');
    const { status } = await set.run(['--out', set.file('out.txt')], { stdout });
    closeSync(stdout);
    expect(status).toBe(1);
    expect(readFileSync(set.file('out.txt'), 'utf8').trimEnd().split('\n')).toHaveLength(2);
  });
});
