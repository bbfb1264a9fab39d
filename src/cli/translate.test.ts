import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { historyEntrySchema } from '#shared/ipc/history.ts';
import { segmentSchema } from '#shared/ipc/translator.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { childOf, runCli, temporaryFolder } from './testing/runCli.ts';

const onLinux = it.skipIf(process.platform !== 'linux');

let model: string;
beforeAll(async () => {
  model = await testModelPath();
});

const to = (...args: string[]) => ['translate', '--to', 'de', ...args];
const withModel = (...args: string[]) => to('--model', model, '--quiet', '--gpu', 'off', ...args);

const jsonSchema = z.strictObject({
  source: z.string(),
  target: z.string(),
  from: z.string(),
  to: z.string(),
  model: z.string(),
  state: z.enum(['done', 'stopped']),
  tokensPerSecond: z.number().positive(),
  segments: z.array(
    segmentSchema
      .omit({ id: true, gap: true, accepted: true })
      .extend({ source: z.string() })
      .strict(),
  ),
});
const entriesSchema = z.strictObject({ total: z.number(), entries: z.array(historyEntrySchema) });

/** Waits until part of a translation lies in the history. */
async function untilSaved(data: string): Promise<void> {
  for (;;) {
    const { entries } = await history(data, 'list');
    if (entries[0]?.target) return;
    await setTimeout(200);
  }
}

function once(action: (child: ChildProcess) => void): (child: ChildProcess) => void {
  let done = false;
  return (child) => {
    if (!done) action(child);
    done = true;
  };
}

async function history(data: string, ...args: string[]) {
  const { stdout } = await runCli(['history', ...args, '--json'], { data });
  return entriesSchema.parse(JSON.parse(stdout));
}

describe('translating', () => {
  it('keeps the lines of standard input', async () => {
    using folder = temporaryFolder();
    const input = 'Hello.\n\n  How are you?\n---\n';
    const { status, stdout } = await runCli(withModel(), { data: folder.root, input });
    expect(status).toBe(0);
    const lines = stdout.split('\n');
    expect(lines).toEqual([lines[0], '', expect.stringMatching(/^ {2}\S/), '---', '']);
  });

  it('prints one JSON object, and saves what it says to the history', async () => {
    using folder = temporaryFolder();
    const data = folder.root;
    const words = ['The', 'weather', 'is fine today, and we go to the park.'];
    const { status, stdout } = await runCli(withModel('--json', ...words), { data });
    expect(status).toBe(0);
    const result = jsonSchema.parse(JSON.parse(stdout));
    const source = words.join(' ');
    expect(result).toMatchObject({ source, from: 'en', to: 'de', state: 'done' });
    expect(result.segments).toMatchObject([{ source, target: result.target, origin: 'model' }]);
    const { target } = result;
    const saved = { total: 1, entries: [{ source, target, from: 'en', to: 'de', state: 'done' }] };
    expect(await history(data, 'search', 'weather')).toMatchObject(saved);
    expect(await history(data, 'list', '--limit', '1')).toMatchObject(saved);
    expect(await history(data, 'search', 'Wetterbericht')).toEqual({ total: 0, entries: [] });
  });

  it('leaves no trace with --no-history', async () => {
    using folder = temporaryFolder();
    await runCli(withModel('--no-history', 'secret'), { data: folder.root });
    expect(await history(folder.root, 'list')).toEqual({ total: 0, entries: [] });
  });

  it('takes text that spells special tokens, and control characters, as text', async () => {
    using folder = temporaryFolder();
    const lines = [
      '</s> <|eot_id|> a',
      '### Response:',
      '<|im_end|> [INST]',
      'a\0b \u001B[2J \u0007',
    ];
    const input = lines.join('\n');
    const { status, stdout } = await runCli(withModel('--json'), { data: folder.root, input });
    expect(status).toBe(0);
    const { source, segments, target } = jsonSchema.parse(JSON.parse(stdout));
    expect(source).toBe(input);
    expect(segments.map((segment) => segment.source)).toEqual(lines.map((line) => line.trim()));
    expect(target.split('\n')).toHaveLength(lines.length);
  });
});

describe('the starter model', () => {
  it('is used where there is no other, and a language it does not know is warned of', async () => {
    using folder = temporaryFolder();
    const known = ['translate', '--to', 'en', '--gpu', 'off', '谢谢你的帮助！'];
    const { status, stdout, stderr } = await runCli(known, { data: folder.root });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/thank/i);

    const unknown = await runCli(to('--gpu', 'off', 'Thank you!'), { data: folder.root });
    expect(unknown.status).toBe(0);
    expect(unknown.stderr).toMatch(
      /^bayling: Warning: the starter model knows [^\n]*not German;[^\n]*\n$/,
    );
  });
});

describe('files', () => {
  it('are written whole, with byte order mark and line ends of the source, and nothing beside', async () => {
    using folder = temporaryFolder();
    mkdirSync(folder.file('data'));
    const [source, target] = [folder.file('in.txt'), folder.file('out.txt')];
    writeFileSync(source, '\ufeffHello.\r\n\r\nGood bye.\r\n');
    const args = withModel('--file', source, '--out', target);
    expect(await runCli(args, { data: folder.file('data') })).toEqual({
      status: 0,
      stdout: '',
      stderr: expect.any(String) as string,
    });
    expect(readFileSync(target, 'utf8')).toMatch(/^\ufeff\S[^\r\n]*\r\n\r\n\S[^\r\n]*\r\n$/);
    expect(readdirSync(folder.root).sort()).toEqual(['data', 'in.txt', 'out.txt']);
  });

  it('are replaced only with --force, and the source never', async () => {
    using folder = temporaryFolder();
    const data = folder.root;
    const [source, target] = [folder.file('in.txt'), folder.file('out.txt')];
    writeFileSync(source, 'Hello.');
    writeFileSync(target, 'precious');
    const refused = await runCli(withModel('--file', source, '--out', target), { data });
    expect(refused).toEqual({
      status: 1,
      stdout: '',
      stderr: `bayling: ${target} is there already and was not touched. Choose another name, or add --force to replace it.\n`,
    });
    expect(readFileSync(target, 'utf8')).toBe('precious');

    const same = await runCli(withModel('--file', source, '--out', source, '--force'), { data });
    expect(same).toMatchObject({ status: 2, stdout: '' });
    expect(readFileSync(source, 'utf8')).toBe('Hello.');

    const forced = await runCli(withModel('--file', source, '--out', target, '--force'), { data });
    expect(forced.status).toBe(0);
    expect(readFileSync(target, 'utf8')).not.toBe('precious');
  });

  it.concurrent.each<[string, (file: (name: string) => string) => string[], RegExp]>([
    ['that is missing', (file) => ['--file', file('none.txt')], /There is no file .*none\.txt\./],
    ['that is a folder', (file) => ['--file', file('.')], /could not be read: it is a folder\./],
    [
      'with half a surrogate pair',
      (file) => {
        writeFileSync(file('half.txt'), Buffer.from('61eda08062', 'hex'));
        return ['--file', file('half.txt')];
      },
      /it is not UTF-8 text; save it as UTF-8 first/,
    ],
    [
      'in UTF-16',
      (file) => {
        writeFileSync(file('utf16.txt'), Buffer.from('\ufeffHello', 'utf16le'));
        return ['--file', file('utf16.txt')];
      },
      /it is not UTF-8 text/,
    ],
    [
      'without a text',
      (file) => {
        writeFileSync(file('blank.txt'), ' \r\n\t\n');
        return ['--file', file('blank.txt')];
      },
      /There is no text to translate/,
    ],
    [
      'into a folder that is missing',
      (file) => ['--out', file('none/out.txt'), 'hi'],
      /its folder does not exist/,
    ],
    ['into a folder', (file) => ['--out', file('.'), 'hi'], /could not be written: it is a folder/],
  ])('%s: one line, status 1', async (_, args, line) => {
    using folder = temporaryFolder();
    const { status, stdout, stderr } = await runCli(withModel(...args(folder.file)), {
      data: folder.root,
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^bayling: [^\n]+\n$/);
    expect(stderr).toMatch(line);
  });
});

describe('a full disk', () => {
  onLinux('under --out is said, and the translation is printed instead', async () => {
    using folder = temporaryFolder();
    const { status, stdout, stderr } = await runCli(withModel('--out', '/dev/full', 'hi'), {
      data: folder.root,
    });
    expect(status).toBe(1);
    expect(stdout.trim()).not.toBe('');
    expect(stderr).toContain('bayling: The disk is full: /dev/full could not be written whole.');
  });

  onLinux('under standard output is said', async () => {
    using folder = temporaryFolder();
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = await runCli(withModel('hi'), { data: folder.root, stdout: full });
    closeSync(full);
    expect(status).toBe(1);
    expect(stderr).toContain('bayling: The disk is full: standard output could not be written');
  });
});

describe('nothing to translate', () => {
  it.concurrent.each([[['']], [[' \n']], [['-']], [[]]])(
    '%j: one line, status 1',
    async (words) => {
      using folder = temporaryFolder();
      expect(await runCli(withModel(...words), { data: folder.root })).toEqual({
        status: 1,
        stdout: '',
        stderr:
          'bayling: There is no text to translate. Give it as words, with --file, or on standard input.\n',
      });
    },
  );
});

describe('a model that', () => {
  const bytes = () => readFileSync(model);
  it.concurrent.each<[string, (path: string) => void, RegExp]>([
    ['is missing', () => undefined, /There is no model file at /],
    [
      'is a folder',
      (path) => {
        mkdirSync(path);
      },
      /is a folder, not a model/,
    ],
    [
      'is empty',
      (path) => {
        writeFileSync(path, '');
      },
      /is empty/,
    ],
    [
      'is cut off at half',
      (path) => {
        writeFileSync(path, bytes().subarray(0, bytes().length / 2));
      },
      /is cut off: it has \d+ of \d+ bytes/,
    ],
    [
      'is no GGUF file',
      (path) => {
        writeFileSync(path, Buffer.concat([Buffer.from('GGML'), bytes().subarray(4)]));
      },
      /is not a GGUF model/,
    ],
  ])('%s: one line, status 1', async (_, make, line) => {
    using folder = temporaryFolder();
    const path = folder.file('model.gguf');
    make(path);
    const { status, stdout, stderr } = await runCli(to('--model', path, 'hi'), {
      data: folder.root,
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^bayling: [^\n]+\n$/);
    expect(stderr).toMatch(line);
  });
});

describe('a history that cannot be opened', () => {
  it('costs a warning, not the translation', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('history.db'), 'my diary, not a database');
    const { status, stdout, stderr } = await runCli(withModel('hi'), { data: folder.root });
    expect(status).toBe(0);
    expect(stdout.trim()).not.toBe('');
    expect(stderr).toMatch(/^bayling: Warning: .*history\.db is not a history file of BayLing/);
    const list = await runCli(['history', 'list'], { data: folder.root });
    expect(list).toMatchObject({ status: 1, stdout: '' });
    expect(list.stderr).toMatch(/^bayling: [^\n]*history\.db is not a history file[^\n]*\n$/);
    expect(readFileSync(folder.file('history.db'), 'utf8')).toBe('my diary, not a database');
  });
});

describe('a megabyte of text', () => {
  // No line twice: that would be translated once.
  const lines = Array.from(
    { length: 20_000 },
    (_, number) => `${number} quick brown foxes jump over lazy dogs.\n`,
  );
  const input = lines.join('');

  it('can be stopped with Ctrl+C, which keeps and prints the part', async () => {
    using folder = temporaryFolder();
    const { status, stdout } = await runCli(withModel(), {
      data: folder.root,
      input,
      onOutput: once((child) => child.kill('SIGINT')),
    });
    expect(status).toBe(130);
    expect(stdout.trim()).not.toBe('');
    const { entries } = await history(folder.root, 'list');
    expect(entries.map(({ state, source }) => ({ state, source }))).toEqual([
      { state: 'stopped', source: input },
    ]);
    expect(stdout.trimEnd()).toBe(entries[0]?.target.trimEnd());
  });

  it('into a file leaves, when stopped, the part beside it', async () => {
    using folder = temporaryFolder();
    const [data, target] = [folder.file('data'), folder.file('out.txt')];
    const running = runCli(withModel('--out', target), {
      data,
      input,
      onStart: async (child) => {
        await untilSaved(data);
        child.kill('SIGINT');
      },
    });
    const { status, stdout, stderr } = await running;
    expect({ status, stdout }).toEqual({ status: 130, stdout: '' });
    expect(stderr).toContain(`Not finished. What there is lies in ${target}.part\n`);
    expect(readFileSync(`${target}.part`, 'utf8').trim()).not.toBe('');
    expect(readdirSync(folder.root).sort()).toEqual(['data', 'out.txt.part']);
  });

  it('ends quietly when its reader goes away', async () => {
    using folder = temporaryFolder();
    const { status, stderr } = await runCli(withModel(), {
      data: folder.root,
      input,
      onOutput: (child) => child.stdout?.destroy(),
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('a native crash', () => {
  onLinux.each(['SIGABRT', 'SIGSEGV', 'SIGKILL'] as const)(
    '(%s) is one line and status 1',
    async (signal) => {
      using folder = temporaryFolder();
      const { status, stderr } = await runCli(withModel(), {
        data: folder.root,
        input: 'The quick brown fox.\n'.repeat(50),
        onOutput: (launcher) => {
          const pid = childOf(launcher);
          if (pid !== undefined) process.kill(pid, signal);
        },
      });
      expect(status).toBe(1);
      expect(stderr).toMatch(new RegExp(`^bayling: [^\\n]*\\(${signal}\\)[^\\n]*\\n$`));
    },
  );
});
