import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setImmediate } from 'node:timers/promises';
import type { Generation } from '#core/engine/engine.ts';
import { AppError } from '#shared/errors.ts';
import { createGuard } from './createGuard.ts';
import { term } from './suite/case.ts';
import { translateGuarded, type Ask, type GuardedOptions, type Wish } from './translateGuarded.ts';

const guard = createGuard({ off: [] });
const asked = (source: string) => ({ source, from: 'en', to: 'zh-Hans', terms: [] });

/** A model that says these answers in turn, in pieces, and what it was asked. */
function saying(...answers: string[]) {
  const wishes: Wish[] = [];
  const said: string[] = [];
  const ask: Ask = async (wish, { signal, onText }) => {
    const answer = answers[Math.min(wishes.length, answers.length - 1)] ?? '';
    wishes.push(wish);
    let text = '';
    let finish: Generation['finish'] = 'end';
    for (const piece of answer.match(/[\s\S]{1,3}/g) ?? []) {
      if (signal?.aborted) finish = 'stopped';
      if (finish === 'stopped') break;
      text += piece;
      onText?.(piece);
      await Promise.resolve();
    }
    said.push(text);
    const numbers = { promptTokens: 1, reusedTokens: 0, tokens: 1, firstTokenMs: 1, decodeMs: 1 };
    return { text, finish, ...numbers };
  };
  return { ask, wishes, said };
}

async function translated(source: string, answers: string[], options: GuardedOptions = {}) {
  const model = saying(...answers);
  const painted: string[] = [];
  const onText = (text: string) => painted.push(text);
  const answer = await translateGuarded(model.ask, asked(source), { guard, onText, ...options });
  return { answer, painted, ...model };
}

describe('a guarded translation', () => {
  it('is asked for once when it is good', async () => {
    const { answer, wishes } = await translated('It is late.', ['很晚了。']);
    expect(answer).toMatchObject({ target: '很晚了。', flags: [], finish: 'end' });
    expect(wishes).toEqual([{ words: [], avoided: [], firm: [] }]);
  });

  it('is asked for once more, with what was lost, and the better one is kept', async () => {
    const { answer, wishes, painted } = await translated('It began in 1914.', [
      '它开始于1941年。',
      '它开始于1914年。',
    ]);
    expect(answer).toMatchObject({ target: '它开始于1914年。', flags: [] });
    expect(answer?.generations).toHaveLength(2);
    expect(wishes[1]).toEqual({ words: ['1914'], avoided: [], firm: ['numbers'] });
    expect(painted.at(-1)).toBe('它开始于1914年。');
  });

  it('keeps the first where the second is no better, with its flags', async () => {
    const { answer } = await translated('It began in 1914.', ['它开始于1941年。', 'It began.']);
    expect(answer).toMatchObject({ target: '它开始于1941年。', flags: ['numbers'] });
  });

  it('asks for missed terms as required words, and to do without forbidden ones', async () => {
    const { ask, wishes } = saying('协议到期。', '合同到期。');
    const terms = [term('contract', '合同', '协议')];
    const source = { ...asked('The contract ends.'), terms };
    const answer = await translateGuarded(ask, source, { guard });
    expect(wishes[1]).toEqual({
      ...{ words: ['合同'], avoided: ['协议'], firm: ['terms', 'forbidden'] },
    });
    expect(answer?.terms).toMatchObject([{ state: 'applied', at: { begin: 0, end: 2 } }]);
  });

  it('never shows a preamble or a note', async () => {
    const { answer, painted } = await translated('It is late.', [
      'Sure! Here is the translation:\n\n已经很晚了。\n\nNote: this is informal.',
    ]);
    expect(answer?.target).toBe('已经很晚了。');
    for (const text of painted) expect('已经很晚了。'.startsWith(text)).toBe(true);
  });

  it('ends what goes round in circles early, and tries again', async () => {
    const loop = `河流${'穿过山谷，'.repeat(2000)}`;
    const { answer, said } = await translated('The river runs.', [loop, loop]);
    expect(said.map(({ length }) => length < 400)).toEqual([true, true]);
    expect(answer).toMatchObject({ finish: 'length' });
    expect(answer?.flags).toContain('repetition');
  });

  it('may repeat itself where its source does', async () => {
    const laughter = 'ha '.repeat(300).trim();
    const { answer, wishes } = await translated(laughter, ['哈'.repeat(300)]);
    expect(answer).toMatchObject({ target: '哈'.repeat(300), flags: [] });
    expect(wishes).toHaveLength(1);
    const { answer: smiles } = await translated('😀'.repeat(10_000), ['😀'.repeat(10_000)]);
    expect(smiles).toMatchObject({ target: '😀'.repeat(10_000), flags: [] });
  });

  it('without a guard is taken as it comes', async () => {
    const { answer, wishes } = await translated('Hi', ['Sure! Here is the translation: 嗨'], {
      guard: undefined,
    });
    expect(answer).toMatchObject({ target: 'Sure! Here is the translation: 嗨', flags: [] });
    expect(wishes).toHaveLength(1);
  });

  it('of a model that follows no instruction is tried again only with other words', async () => {
    const options = { ignoresInstructions: true };
    const echo = await translated('please wait here', ['please wait here'], options);
    expect(echo.wishes).toHaveLength(1);
    const lost = await translated('It began in 1914.', ['它开始了。'], options);
    expect(lost.wishes).toHaveLength(2);
  });

  it('that was stopped is nothing before the first word, and then what is there', async () => {
    const stop = new AbortController();
    const { ask } = saying('很晚了，我们走吧。');
    stop.abort();
    expect(await translateGuarded(ask, asked('It is late.'), { signal: stop.signal })).toBeNull();
    const later = new AbortController();
    const answer = await translateGuarded(ask, asked('It is late.'), {
      ...{ guard, signal: later.signal },
      onText: () => {
        later.abort();
      },
    });
    expect(answer).toMatchObject({ target: '很晚了', flags: [], finish: 'stopped' });
  });

  it('keeps its first attempt where the second is stopped or does not fit the window', async () => {
    let attempts = 0;
    const { ask } = saying('它开始于1941年。');
    const tight: Ask = (wish, control) => {
      if (++attempts === 2) return Promise.reject(new AppError('text.window', { windowTokens: 9 }));
      return ask(wish, control);
    };
    const first = { target: '它开始于1941年。', flags: ['numbers'] };
    expect(await translateGuarded(tight, asked('In 1914.'), { guard })).toMatchObject(first);
    const stop = new AbortController();
    const stopping: Ask = (wish, control) => {
      if (wish.firm.length > 0) stop.abort();
      return ask(wish, control);
    };
    const options = { guard, signal: stop.signal };
    expect(await translateGuarded(stopping, asked('In 1914.'), options)).toMatchObject({
      ...first,
      finish: 'stopped',
    });
  });

  it('has the lines of its source', async () => {
    const { answer } = await translated('It is late.', ['很晚了。\n走吧。']);
    expect(answer).toMatchObject({ target: '很晚了。 走吧。', flags: ['lineBreaks'] });
    const { answer: two } = await translated('Name\nCity', ['姓名\n城市\n']);
    expect(two).toMatchObject({ target: '姓名\n城市', flags: [] });
  });
});

const words = fc.constantFrom(
  ...[
    'Sure! ',
    'Here is the translation: ',
    '翻译：',
    '“',
    '”',
    '\n\n',
    '(Note: x)',
    '注：',
    '```',
    '<think>',
  ],
  ...[
    'hello ',
    '你好',
    '1914 ',
    '42 ',
    'https://a.org/ ',
    '{name} ',
    '（',
    ')',
    '哈哈哈哈',
    ' the',
    '。',
    '? ',
    'As an AI ',
  ],
);
const text = fc.array(words, { maxLength: 14 }).map((parts) => parts.join(''));

describe('whatever the engine says', () => {
  it('a guarded translation ends, asks twice at most, and keeps the better attempt', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, async (source, one, other) => {
        const { answer, wishes } = await translated(source, [one, other]);
        expect(wishes.length).toBeLessThanOrEqual(2);
        expect(answer?.generations).toHaveLength(wishes.length);
        const alone = await translated(source, [one], { ignoresInstructions: true });
        const badness = async (target: string) =>
          (await guard.check({ ...asked(source), target, finish: 'end' })).badness;
        if (wishes.length === 1 && answer) expect(answer.target).toBe(alone.answer?.target);
        // Lines are joined only after the check.
        if (answer && !/[\n]/.test(one + other))
          expect(await badness(answer.target)).toBeLessThanOrEqual(
            await badness(guard.clean(one, source).trim()),
          );
      }),
      { numRuns: 150 },
    );
  });

  it('what is shown only grows, and into what the answer becomes', () => {
    fc.assert(
      fc.property(text, text, (source, answer) => {
        const feed = guard.cleaner(source);
        let before = '';
        for (const piece of answer) {
          const shown = feed(piece);
          expect(shown.startsWith(before)).toBe(true);
          before = shown;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('checks and cleaning take no long time in hostile texts', async () => {
    const parts = [
      '(',
      '“',
      '注：',
      'a ',
      '1,',
      '\n',
      '哈',
      'http://',
      '<a =',
      '```',
      '?',
      'one ',
      ': ',
      '一',
    ];
    for (const part of parts) {
      const long = part.repeat(Math.ceil(20_000 / part.length));
      guard.clean(long, 'x');
      guard.clean(long, long);
      for (const [source, target] of [
        ['Hello there', long],
        [long, long],
        [long, '你好'],
      ] as const)
        await guard.check({ ...asked(source), target, finish: 'end' });
      const [feed, watch] = [guard.cleaner('x'), guard.watch('x')];
      for (let at = 0; at < long.length; at += 8) {
        feed(long.slice(at, at + 8));
        watch(long.slice(at, at + 8));
      }
      await setImmediate();
    }
  });
});
