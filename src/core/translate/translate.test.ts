import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import type { Segment } from '#shared/ipc/translator.ts';
import { createFakeEngine } from './fakeEngine.ts';
import { createGuard } from './guard/createGuard.ts';
import { translate } from './translate.ts';

const german = { from: 'en', to: 'de' };

describe('a translation', () => {
  it('has the line breaks, blank lines and indentation of its source', async () => {
    const { engine } = createFakeEngine({ answer: (source) => source.toUpperCase() });
    const text = '  one\r\n\r\n\ttwo \n---\n\nthree\r';
    const { target } = await translate(engine, { text, ...german });
    expect(target).toBe('  ONE\r\n\r\n\tTWO \n---\n\nTHREE\r');
  });

  it('is the text itself where the model repeats it, whatever the text', async () => {
    const line = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.lorem());
    const text = fc.array(line).map((lines) => lines.join('\n'));
    await fc.assert(
      fc.asyncProperty(text, async (text) => {
        fc.pre(text.trim() !== '' && !/[\v\f\u0085]/.test(text));
        const { engine } = createFakeEngine({ contextSize: 400 });
        expect((await translate(engine, { text, ...german })).target).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('tells how the text is cut, and then whatever changes, up to what it ends up with', async () => {
    const { engine } = createFakeEngine({ answer: (source) => ` \n${source}\n\nand on \n` });
    let told: Segment[] = [];
    const { target, segments } = await translate(
      engine,
      { text: 'one\ntwo\n', ...german },
      {},
      {
        onSegments: (start) => (told = [...start.segments]),
        onChange: (changed) => (told = told.map((one) => (one.id === changed.id ? changed : one))),
      },
    );
    expect(target).toBe('one and on\ntwo and on\n');
    expect(told).toEqual(segments);
    expect(segments).toMatchObject([
      { id: 1, source: { begin: 0, end: 3 }, gap: '', target: 'one and on', state: 'done' },
      { id: 2, source: { begin: 4, end: 7 }, gap: '\n', target: 'two and on', state: 'done' },
    ]);
  });

  it('asks for a line that comes twice only once', async () => {
    const { engine, sources } = createFakeEngine();
    const text = 'Chapter\none\nChapter\ntwo\nChapter';
    const { target, segments } = await translate(engine, { text, ...german });
    expect(sources).toEqual(['Chapter', 'one', 'two']);
    expect(target).toBe(text);
    expect(segments).toHaveLength(5);
  });

  it('says at what speed it goes', async () => {
    const { engine } = createFakeEngine();
    const { tokensPerSecond } = await translate(engine, { text: 'hello\n\nworld', ...german });
    expect(tokensPerSecond).toBeCloseTo(100);
  });

  it('flags a sentence whose answer has no end', async () => {
    const endless = Array.from({ length: 400 }, (_, at) => `word${at}`).join(' ');
    const { engine } = createFakeEngine({ answer: () => endless });
    const guard = createGuard({ off: ['numbers', 'repetition'] });
    const { segments, target } = await translate(
      engine,
      { text: 'hello\nyou', ...german },
      { guard },
    );
    for (const { flags } of segments) expect(flags).toContain('truncated');
    expect(target.split('\n')).toHaveLength(2);
  });

  it('of nothing but marks is a copy', async () => {
    const { engine, sources } = createFakeEngine();
    const { target, state } = await translate(engine, { text: '---\n🎉\n', ...german });
    expect({ target, state, sources }).toEqual({ target: '---\n🎉\n', state: 'done', sources: [] });
  });
});

describe('sentences of one line', () => {
  it('get a space between them when Chinese becomes English', async () => {
    const { engine } = createFakeEngine({ answer: () => 'A sentence.' });
    const text = '今天天气真的非常好啊，好极了。我们一起去公园里散步吧，好吗。';
    const { target } = await translate(engine, { text, from: 'zh', to: 'en' });
    expect(target).toBe('A sentence. A sentence.');
  });

  it('get none when English becomes Chinese', async () => {
    const { engine } = createFakeEngine({ answer: () => '一句话。' });
    const text = 'It is sunny today. Let us go out.';
    const { target } = await translate(engine, { text, from: 'en', to: 'zh' });
    expect(target).toBe('一句话。一句话。');
  });
});

describe('the languages', () => {
  it('are told by their codes, the detected one too', async () => {
    const { engine } = createFakeEngine();
    const text = 'Alle Menschen sind frei und gleich geboren.';
    expect(await translate(engine, { text, from: 'auto', to: 'zh-CN' })).toMatchObject({
      from: 'de',
      to: 'zh-Hans',
    });
  });

  it('never stop a translation by not being detected', async () => {
    const { engine } = createFakeEngine();
    const result = await translate(engine, { text: 'ok 42', from: 'auto', to: 'de' });
    expect(result).toMatchObject({ from: 'und', target: 'ok 42', state: 'done' });
  });

  it.each([
    [{ from: 'auto', to: 'Klingon' }, 'Klingon'],
    [{ from: 'xx', to: 'de' }, 'xx'],
    [{ from: 'en', to: 'auto' }, 'auto'],
  ])('must be known: %j', async (languages, language) => {
    const { engine } = createFakeEngine();
    await expect(translate(engine, { text: 'hello', ...languages })).rejects.toEqual(
      new AppError('language.unknown', { language }),
    );
  });
});

describe('nothing to translate', () => {
  it.each(['', ' ', '\n\t\r\n', '\ufeff'])('%j is refused', async (text) => {
    const { engine } = createFakeEngine();
    await expect(translate(engine, { text, ...german })).rejects.toEqual(
      new AppError('text.empty', {}),
    );
  });
});

describe('stopping', () => {
  it('keeps what is there, half a sentence too', async () => {
    const { engine } = createFakeEngine();
    const abort = new AbortController();
    const result = await translate(
      engine,
      { text: 'first line\nsecond line\nthird line', ...german },
      {},
      {
        signal: abort.signal,
        onChange({ target }) {
          if (target === 'second') abort.abort();
        },
      },
    );
    expect(result.state).toBe('stopped');
    expect(result.target).toBe('first line\nsecond');
    expect(result.segments.map(({ state, target }) => [state, target])).toEqual([
      ['done', 'first line'],
      ['partial', 'second'],
      ['waiting', ''],
    ]);
  });

  it('before the start gives an empty translation', async () => {
    const { engine, sources } = createFakeEngine();
    const signal = AbortSignal.abort();
    const result = await translate(engine, { text: 'hello', ...german }, {}, { signal });
    expect(result).toMatchObject({
      state: 'stopped',
      target: '',
      segments: [{ state: 'waiting' }],
    });
    expect(sources).toEqual([]);
  });
});

describe('an engine that dies', () => {
  it('loses nothing of what it had translated', async () => {
    const { engine } = createFakeEngine({
      before(generation) {
        if (generation === 3) throw new AppError('engine.died', { model: 'fake' });
      },
    });
    const kept = new Map<number, Segment>();
    const translation = translate(
      engine,
      { text: 'one\ntwo\nthree', ...german },
      {},
      { onChange: (segment) => kept.set(segment.id, segment) },
    );
    await expect(translation).rejects.toEqual(new AppError('engine.died', { model: 'fake' }));
    expect([...kept.values()].map(({ target, state }) => [target, state])).toEqual([
      ['one', 'done'],
      ['two', 'done'],
      ['', 'waiting'],
    ]);
  });
});

describe('the window', () => {
  it('is never asked for more than it holds: prompt, answer and all', async () => {
    const contextSize = 300;
    const { engine } = createFakeEngine({ contextSize });
    let most = 0;
    const generate = engine.generate.bind(engine);
    engine.generate = async (dialog, sampling, control) => {
      most = Math.max(most, (await engine.countPrompt(dialog)) + sampling.maxTokens);
      return generate(dialog, sampling, control);
    };
    const text = 'Word after word, and so on. '.repeat(200);
    expect((await translate(engine, { text, ...german })).target).toBe(text);
    expect(most).toBeLessThanOrEqual(contextSize);
  });

  it('that has no room for a sentence is an error that says so', async () => {
    const { engine } = createFakeEngine({ contextSize: 128 });
    await expect(translate(engine, { text: 'hello', ...german })).rejects.toEqual(
      new AppError('text.window', { windowTokens: 128 }),
    );
  });
});
