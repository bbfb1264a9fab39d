import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createConversationStore } from '#core/history/conversationStore.ts';
import { openDatabase } from '#core/history/database.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { historyPath } from '#core/paths.ts';
import { runCli, temporaryFolder } from './testing/runCli.ts';

let model: string;
let small: string;
beforeAll(async () => {
  [model, small] = await Promise.all([testModelPath(), testModelPath({ contextLength: 256 })]);
});

const outcomeSchema = z.strictObject({
  question_id: z.number(),
  text: z.array(z.string()),
  category: z.string(),
  answers: z.array(z.string()),
  folded: z.number(),
  error: z.unknown().optional(),
});

/** A folder with a script, and the command that runs it with a small number of tokens. */
function chatting(script: readonly string[][] = []) {
  const folder = temporaryFolder();
  const [file, data] = [folder.file('script.jsonl'), folder.file('data')];
  const lines = script.map((text, index) =>
    JSON.stringify({ question_id: index + 1, text, category: 'generic' }),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
  mkdirSync(data);
  const common = ['--gpu', 'off', '--max-tokens', '8'];
  return {
    ...folder,
    script: async (args: readonly string[] = [], path = model) => {
      const run = await runCli(
        ['chat', '--script', file, '--json', '--model', path, ...common, ...args],
        { data },
      );
      const outcomes = run.stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => outcomeSchema.parse(JSON.parse(line)));
      return { ...run, outcomes };
    },
    type: (input: string, args: readonly string[] = []) =>
      runCli(['chat', '--model', model, ...common, ...args], { data, input }),
    saved: () => {
      const database = openDatabase(historyPath(data));
      const store = createConversationStore(database);
      const saved = store.ids().map((id) => store.messages(id));
      database.close();
      return saved;
    },
  };
}

describe('a script', () => {
  const turns = [
    ['How can I manage my time?', 'Recommend books.'],
    ['我该怎么办？', '好', '谢谢'],
  ];

  it('is run turn by turn, an answer to each message, and saved', async () => {
    using chat = chatting(turns);
    const { status, stderr, outcomes } = await chat.script();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(outcomes.map(({ text }) => text)).toEqual(turns);
    expect(outcomes.map(({ answers }) => answers.length)).toEqual([2, 3]);
    expect(chat.saved().map((messages) => messages.map(({ text }) => text))).toEqual(
      outcomes.map(({ text, answers }) => text.flatMap((turn, at) => [turn, answers[at]])),
    );
  });

  it('gives the same answers for the same seed, other ones for another, and leaves no trace if told so', async () => {
    using chat = chatting(turns);
    const [a, b, c] = [
      await chat.script(['--seed', '1', '--no-history']),
      await chat.script(['--seed', '1', '--no-history']),
      await chat.script(['--seed', '2', '--system', 'Be brief.', '--no-history']),
    ];
    expect(b.outcomes).toEqual(a.outcomes);
    expect(c.outcomes).not.toEqual(a.outcomes);
    expect(chat.saved()).toEqual([]);
  });

  it('folds a conversation that does not fit, and says which message is too long for the window', async () => {
    const many = Array.from({ length: 8 }, (_, at) => `Question ${at}: 天气怎么样？`);
    using chat = chatting([many, ['Hello', '天气'.repeat(1000), 'x'], ['Hello']]);
    const { status, outcomes } = await chat.script([], small);
    expect(status).toBe(1);
    expect(outcomes[0]?.answers).toHaveLength(8);
    expect(outcomes[0]?.folded).toBeGreaterThan(0);
    expect(outcomes[1]?.answers).toHaveLength(1);
    expect(outcomes[1]?.error).toMatchObject({ code: 'text.window' });
    expect(outcomes[2]?.answers).toHaveLength(1);
  });

  it('that is broken is refused with the line, before a model is loaded', async () => {
    using chat = chatting();
    for (const line of ['{', '[]', '{"text":[]}', '{"text":["  "]}', '{"text":"hi"}', '']) {
      writeFileSync(chat.file('script.jsonl'), `{"text":["fine"]}\n${line}`);
      if (line === '') writeFileSync(chat.file('script.jsonl'), '');
      const { status, stdout, stderr } = await chat.script([], '/no/such/model');
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^bayling: .*script\.jsonl .*(line 2|no conversation).*\n$/);
    }
  });
});

describe('typed messages', () => {
  it('are answered one by one, with commands in between, and saved', async () => {
    using chat = chatting();
    const file = chat.file('saved.md');
    const input = `你好\n\n/retry\n//slash\n/save ${file}\n/save ${file}\n/what\n/help\n/quit\nno`;
    const { status, stdout, stderr } = await chat.type(input);
    expect(status).toBe(0);
    expect(stdout).toContain(`Saved: ${file}`);
    expect(stdout).toContain('/retry       another answer');
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringContaining('is there already') as string,
      'bayling: /what is not known. See /help',
    ]);
    const [messages = []] = chat.saved();
    expect(messages.filter(({ role }) => role === 'user').map(({ text }) => text)).toEqual([
      ...['你好', '/slash'],
    ]);
    expect(messages).toHaveLength(5);
    const markdown = readFileSync(file, 'utf8');
    expect(markdown).toMatch(/^# 你好\n\n## User\n\n你好\n\n## test/);
    expect(markdown.match(/^## /gm)).toHaveLength(4);
  });

  it.skipIf(process.platform !== 'linux')(
    'can be interrupted: the answer stops and stays, and the next one is answered',
    async () => {
      using chat = chatting();
      let interrupted = false;
      const { status } = await runCli(
        ['chat', '--model', model, '--gpu', 'off', '--max-tokens', '1500'],
        {
          data: chat.file('data'),
          input: 'first\n/quit\n',
          onOutput(child) {
            if (!interrupted) child.kill('SIGINT');
            interrupted = true;
          },
        },
      );
      expect(status).toBe(0);
      expect(chat.saved()[0]).toMatchObject([
        { text: 'first' },
        { state: 'stopped', text: expect.stringMatching(/./) as string },
      ]);
    },
  );
});

describe('wrong usage', () => {
  it.each([
    [['hi'], "chat takes no words, such as 'hi'"],
    [['--json'], '--json is for --script'],
    [['--temperature', 'hot'], "--temperature takes a number from 0 to 2, not 'hot'"],
    [['--temperature', '3'], "--temperature takes a number from 0 to 2, not '3'"],
    [['--max-tokens', '0'], '--max-tokens takes a whole number'],
  ])('%j', async (args, problem) => {
    using folder = temporaryFolder();
    const { status, stderr } = await runCli(['chat', ...args], { data: folder.root });
    expect(status).toBe(2);
    expect(stderr).toContain(problem);
  });

  it('is shown beside a help that fits a terminal', async () => {
    using folder = temporaryFolder();
    const { stdout } = await runCli(['chat', '--help'], { data: folder.root });
    expect(stdout).toContain('Usage: bayling chat');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
