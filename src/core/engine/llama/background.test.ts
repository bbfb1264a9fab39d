import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import type { Engine, GenerateControl, Sampling } from '../engine.ts';
import { IDLE_MS } from './background.ts';
import { createLlamaEngine } from './llamaEngine.ts';

const greedy = (maxTokens: number): Sampling => ({ temperature: 0, maxTokens });
const say = (text: string): Dialog => ({ messages: [{ role: 'user', text }] });
const background = { priority: 'background' } as const;
const dialogs = [
  'Hello world',
  'One two three four',
  '你好，世界',
  'The old town hall',
  'x',
  'y',
].map(say);

let engine: Engine;
let model: string;
let small: string;
beforeAll(async () => {
  [model, small] = await Promise.all([testModelPath(), testModelPath({ contextLength: 256 })]);
  engine = createLlamaEngine();
});
afterAll(() => engine.unload());

/** Runs for `most` tokens unless it is stopped; resolves `begun` with its first piece. */
function longRunning(control: GenerateControl = background, most = 1900) {
  const begun = Promise.withResolvers<undefined>();
  const ended = engine.generate(say('Go on and on'), greedy(most), {
    ...control,
    onText: () => {
      begun.resolve(undefined);
    },
  });
  return { begun: begun.promise, ended };
}

describe.each([
  { lanes: 'with sequences of their own', parallel: 4 },
  { lanes: 'sharing the interactive sequence', parallel: 0 },
])('background generations $lanes', ({ parallel }) => {
  beforeEach(() => engine.load(model, { gpu: 'off', parallel }));
  afterEach(() => engine.unload());

  it('give the answers that they give alone, however many are in flight', async () => {
    const alone: string[] = [];
    for (const dialog of dialogs) alone.push((await engine.generate(dialog, greedy(30))).text);
    const together = await Promise.all(
      dialogs.map((dialog) => engine.generate(dialog, greedy(30), background)),
    );
    expect(together.map(({ text }) => text)).toEqual(alone);
    for (const generation of together) {
      expect(generation).toMatchObject({ finish: 'length', tokens: 30 });
    }
  });

  it('stream exactly the text they answer with, also around an interactive one', async () => {
    const pieces: string[] = [];
    const interactives: Promise<unknown>[] = [];
    const expected = await engine.generate(dialogs[0] ?? say(''), greedy(120));
    const { text } = await engine.generate(dialogs[0] ?? say(''), greedy(120), {
      ...background,
      onText(piece) {
        pieces.push(piece);
        if (pieces.length % 20 === 5) {
          interactives.push(engine.generate(say(`Another ${pieces.length}`), greedy(5)));
        }
      },
    });
    await Promise.all(interactives);
    expect(interactives.length).toBeGreaterThan(2);
    expect(pieces.join('')).toBe(text);
    expect(text).toBe(expected.text);
  });

  it('are overtaken by an interactive one', async () => {
    const order: string[] = [];
    const long = longRunning(background, 300);
    await long.begun;
    const waiting = dialogs.map((dialog) =>
      engine.generate(dialog, greedy(60), background).then(() => order.push('background')),
    );
    await engine.generate(say('Quick'), greedy(20)).then(() => order.push('interactive'));
    expect(order).toEqual(['interactive']);
    await Promise.all([...waiting, long.ended]);
  });

  it('stop one by one, at once, and disturb no other', async () => {
    const expected = await engine.generate(say('Hello world'), greedy(40));
    const running = new AbortController();
    const queued = new AbortController();
    const long = longRunning({ ...background, signal: running.signal });
    await long.begun;
    const others = dialogs.map((dialog) => engine.generate(dialog, greedy(40), background));
    const late = engine.generate(say('Late'), greedy(40), { ...background, signal: queued.signal });
    queued.abort();
    expect(await late).toMatchObject({ finish: 'stopped', text: '' });
    running.abort();
    const stopped = await long.ended;
    expect(stopped.finish).toBe('stopped');
    expect(stopped.text).not.toBe('');
    const [first] = await Promise.all(others);
    expect(first?.text).toBe(expected.text);
  });

  it('that fail disturb no other, and leave nothing behind', async () => {
    const expected = await engine.generate(say('Hello world'), greedy(40));
    const failing = dialogs.map((dialog, i) =>
      engine.generate(dialog, greedy(40), {
        ...background,
        onText() {
          if (i % 2 === 1) throw new Error('a defect');
        },
      }),
    );
    const outcomes = await Promise.allSettled(failing);
    expect(outcomes.map(({ status }) => status)).toEqual(
      dialogs.map((_, i) => (i % 2 === 1 ? 'rejected' : 'fulfilled')),
    );
    expect(outcomes[1]).toMatchObject({ reason: { code: 'engine.failed' } });
    const after = await Promise.all(
      Array.from({ length: 8 }, () => engine.generate(say('Hello world'), greedy(40), background)),
    );
    for (const { text } of after) expect(text).toBe(expected.text);
  });

  it('are refused when their prompt leaves no room, and the next is taken', async () => {
    await engine.load(small, { gpu: 'off', parallel });
    const long = say(Array.from({ length: 150 }, (_, i) => `w${i}`).join(' '));
    await expect(engine.generate(long, greedy(5), background)).rejects.toMatchObject({
      code: 'text.window',
      details: { windowTokens: 256 },
    });
    await expect(engine.generate(say('x'), greedy(5), background)).resolves.toMatchObject({
      tokens: 5,
    });
  });

  it('end as stopped when the model is unloaded, those that wait too', async () => {
    const long = longRunning();
    await long.begun;
    const waiting = dialogs.map((dialog) => engine.generate(dialog, greedy(1900), background));
    await engine.unload();
    for (const { finish } of await Promise.all([long.ended, ...waiting])) {
      expect(finish).toBe('stopped');
    }
    await expect(engine.generate(say('x'), greedy(5), background)).rejects.toMatchObject({
      code: 'engine.failed',
    });
  });

  it('end as stopped when another model is loaded; those asked for after it have the new one', async () => {
    const long = longRunning();
    await long.begun;
    const loading = engine.load(small, { gpu: 'off', parallel });
    const next = engine.generate(say('Hello world'), greedy(1900), background);
    expect(await long.ended).toMatchObject({ finish: 'stopped' });
    await loading;
    const { finish, promptTokens, tokens } = await next;
    expect({ finish, all: promptTokens + tokens }).toEqual({ finish: 'length', all: 256 });
  });

  it('go on when a model is refused, or the same one is loaded again', async () => {
    const long = longRunning(background, 500);
    await long.begun;
    await expect(engine.load(`${model}.none`)).rejects.toMatchObject({ code: 'model.notFound' });
    await engine.load(model, { gpu: 'off', parallel });
    expect(await long.ended).toMatchObject({ finish: 'length' });
  });
});

describe('background sequences', () => {
  afterEach(() => engine.unload());

  it('are as many as asked for, where there is memory, and told', async () => {
    expect(await engine.load(model, { gpu: 'off', parallel: 3 })).toMatchObject({ parallel: 3 });
    expect(await engine.load(model, { gpu: 'off', parallel: 0 })).toMatchObject({ parallel: 1 });
    expect((await engine.load(model, { gpu: 'off' })).parallel).toBeGreaterThan(1);
  });

  it('keep what prompts have in common, whoever takes which', async () => {
    await engine.load(model, { gpu: 'off', parallel: 2 });
    const about = (topic: string, text: string) =>
      say(`${topic.repeat(40)} and then translate this: ${text}`);
    const [a, b] = await Promise.all([
      engine.generate(about('apple ', '1'), greedy(3), background),
      engine.generate(about('banana ', '1'), greedy(3), background),
    ]);
    expect(a.reusedTokens + b.reusedTokens).toBe(0);
    for (const topic of ['banana ', 'apple ']) {
      const { reusedTokens, promptTokens } = await engine.generate(
        about(topic, '2'),
        greedy(3),
        background,
      );
      expect(reusedTokens).toBeGreaterThan(promptTokens - 15);
    }
  });

  it("leave the interactive ones' cache alone", async () => {
    await engine.load(model, { gpu: 'off', parallel: 2 });
    await engine.generate(say('Hello world'), greedy(5));
    await Promise.all(dialogs.map((dialog) => engine.generate(dialog, greedy(5), background)));
    const { reusedTokens, promptTokens } = await engine.generate(say('Hello world'), greedy(5));
    expect(reusedTokens).toBe(promptTokens - 1);
  });

  it('are given back when nobody uses them, and made again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await engine.load(model, { gpu: 'off', parallel: 2 });
      const generate = () => engine.generate(say('Hello world'), greedy(5), background);
      const first = await generate();
      expect((await generate()).reusedTokens).toBeGreaterThan(0);
      await vi.advanceTimersByTimeAsync(IDLE_MS);
      expect(await generate()).toMatchObject({ text: first.text, reusedTokens: 0 });
    } finally {
      vi.useRealTimers();
    }
  });

  it('have a smaller window: what needs a larger one shares the interactive sequence', async () => {
    const large = await testModelPath({ contextLength: 4096, layers: 1 });
    await engine.load(large, { gpu: 'off', parallel: 2 });
    const stop = new AbortController();
    const { finish } = await engine.generate(say('Hello world'), greedy(3000), {
      ...background,
      signal: stop.signal,
      onText: () => {
        stop.abort();
      },
    });
    expect(finish).toBe('stopped');
    const { reusedTokens, promptTokens } = await engine.generate(say('Hello world'), greedy(1));
    expect(reusedTokens).toBe(promptTokens - 1);
  });
});
