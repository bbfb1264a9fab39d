import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openDatabase } from '#core/history/database.ts';
import { historyPath } from '#core/paths.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { errorSchema } from '#shared/ipc/errorSchema.ts';
import { runCli, temporaryFolder } from './testing/runCli.ts';

let model: string;
beforeAll(async () => {
  model = await testModelPath();
});

const withModel = (...args: string[]) => {
  const engine = ['--model', model, '--gpu', 'off', '--quiet'];
  return ['translate', '--to', 'de', '--from', 'en', ...engine, ...args];
};

const reportSchema = z.strictObject({
  to: z.string(),
  model: z.string(),
  state: z.enum(['done', 'stopped']),
  files: z.array(
    z.strictObject({
      ...{ file: z.string(), out: z.string().nullable(), format: z.string().nullable() },
      ...{ from: z.string(), segments: z.number(), words: z.number() },
      ...{ repeats: z.number(), memory: z.number() },
      flags: z.record(z.string(), z.number()),
      error: errorSchema.nullable(),
    }),
  ),
});
const reportOf = (stdout: string) => reportSchema.parse(JSON.parse(stdout));

const SUBTITLE = '1\n00:00:01,000 --> 00:00:02,000\nThe weather is fine.\n';

describe('documents', () => {
  it('are written beside the original, and one that fails stops no other', async () => {
    using folder = temporaryFolder();
    const [film, missing] = [folder.file('film.srt'), folder.file('missing.srt')];
    writeFileSync(film, SUBTITLE);
    const args = withModel('--file', missing, '--file', film, '--json');
    const { status, stdout, stderr } = await runCli(args, { data: folder.file('data') });
    expect(status).toBe(1);
    expect(stderr).toContain(`bayling: There is no file ${missing}.\n`);
    const out = folder.file('film.de.srt');
    expect(reportOf(stdout)).toMatchObject({
      ...{ to: 'de', state: 'done' },
      files: [
        { file: missing, out: null, error: { code: 'file.notFound' } },
        { file: film, out, format: 'srt', from: 'en', segments: 1, words: 4, error: null },
      ],
    });
    expect(readFileSync(out, 'utf8')).toMatch(/^1\n00:00:01,000 --> 00:00:02,000\n\S[^\n]*\n$/);
    expect(readFileSync(film, 'utf8')).toBe(SUBTITLE);
  });

  it('go into a folder that is not there yet, when its name ends with a slash', async () => {
    using folder = temporaryFolder();
    const film = folder.file('film.srt');
    writeFileSync(film, SUBTITLE);
    const args = withModel('--file', film, '--out', `${folder.file('new')}/`);
    const { stdout } = await runCli(args, { data: folder.file('data') });
    expect(stdout.trim()).toBe(folder.file('new/film.de.srt'));
    expect(existsSync(folder.file('new/film.de.srt'))).toBe(true);
  });

  it('of a folder go into another one as they lay, and their places are printed', async () => {
    using folder = temporaryFolder();
    mkdirSync(folder.file('films/old'), { recursive: true });
    writeFileSync(folder.file('films/a.srt'), SUBTITLE);
    writeFileSync(folder.file('films/old/b.srt'), SUBTITLE);
    writeFileSync(folder.file('films/poster.png'), 'no document');
    const args = withModel('--out', folder.file('out'), '--recursive', folder.file('films'));
    const { status, stdout } = await runCli(args, { data: folder.file('data') });
    expect(status).toBe(0);
    const places = [folder.file('out/a.de.srt'), folder.file('out/old/b.de.srt')];
    expect(stdout.trim().split('\n')).toEqual(places);
    expect(readdirSync(folder.file('films'))).toEqual(['a.srt', 'old', 'poster.png']);
  });

  it('go where the user says, with source and target, and replace nothing without --force', async () => {
    using folder = temporaryFolder();
    const [film, out] = [folder.file('film.srt'), folder.file('out.srt')];
    writeFileSync(film, SUBTITLE);
    writeFileSync(out, 'precious');
    const args = withModel('--file', film, '--out', out, '--bilingual');
    const refused = await runCli(args, { data: folder.file('data') });
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch(/is there already and was not touched/);
    expect(readFileSync(out, 'utf8')).toBe('precious');
    expect((await runCli([...args, '--force'], { data: folder.file('data') })).status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('The weather is fine.\n');
  });

  it('without a trace leave no copy and no job', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('film.srt'), SUBTITLE);
    const args = withModel('--file', folder.file('film.srt'), '--no-history');
    expect((await runCli(args, { data: folder.file('data') })).status).toBe(0);
    expect(readdirSync(folder.file('data')).filter((name) => name === 'documents')).toEqual([]);
  });
});

describe('a document that is stopped', () => {
  it('is gone on with by --resume, where it was', async () => {
    using folder = temporaryFolder();
    const film = folder.file('film.srt');
    const cues = Array.from(
      { length: 200 },
      (_, n) => `${n + 1}\n00:00:01,000 --> 00:00:02,000\nSentence number ${n}.\n`,
    );
    writeFileSync(film, cues.join('\n'));
    const data = folder.file('data');
    // A model of random weights has every sentence tried twice, which is not what this is about.
    const command = withModel('--file', film, '--json', '--no-guard');
    const stopped = await runCli(command, {
      data,
      async onStart(child) {
        await untilBegun(data);
        child.kill('SIGINT');
      },
    });
    expect(stopped.status).toBe(130);
    expect(stopped.stderr).toContain('run the same command with --resume to go on');
    expect(reportOf(stopped.stdout)).toMatchObject({ state: 'stopped', files: [] });
    const before = segmentsDone(data);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(200);

    const resumed = await runCli([...command, '--resume'], { data });
    expect(resumed.status).toBe(0);
    const { files } = reportOf(resumed.stdout);
    expect(files).toMatchObject([{ segments: 200, out: folder.file('film.de.srt') }]);
    // One job, so what was translated was taken over.
    expect(readdirSync(folder.file('data/documents'))).toHaveLength(1);
  });
});

/** Waits until some of a document is translated. */
async function untilBegun(data: string): Promise<void> {
  while (segmentsDone(data) === 0) await setTimeout(100);
}

function segmentsDone(data: string): number {
  const file = historyPath(data);
  if (!existsSync(file)) return 0;
  const database = openDatabase(file);
  try {
    const sum = 'SELECT coalesce(sum(done), 0) AS done FROM document_jobs';
    return database.query(sum, z.object({ done: z.number() })).get()?.done ?? 0;
  } finally {
    database.close();
  }
}
