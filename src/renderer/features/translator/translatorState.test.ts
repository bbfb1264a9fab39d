import { describe, expect, test } from 'vitest';
import type { Segment, Translation } from '#shared/ipc/translator.ts';
import { targetOf } from './shownText.ts';
import {
  initialState,
  translatorReducer,
  type TranslatorAction,
  type TranslatorState,
} from './translatorState.ts';

const SOURCE = '早上好。 晚安。';
const segment = (id: number, more: Partial<Segment> = {}): Segment => ({
  id,
  source: id === 0 ? { begin: 0, end: 4 } : { begin: 5, end: 8 },
  from: 'zh-Hans',
  gap: id === 0 ? '' : ' ',
  target: '',
  state: 'waiting',
  origin: 'model',
  accepted: false,
  flags: [],
  terms: [],
  ...more,
});
const GREETING = segment(0, { target: 'Good morning.', state: 'done' });
const NIGHT = segment(1, { target: 'Good night.', state: 'done' });

const started = (id: string, source = SOURCE): TranslatorAction => ({
  ...{ type: 'started', id, source, from: 'auto', to: 'en', at: 0 },
});
const cut = (id: string, segments = [segment(0), segment(1)]): TranslatorAction => ({
  ...{ type: 'segments', id, from: 'zh-Hans', segments, tail: '' },
  ...{ at: 0, total: segments.length },
});
const part = (id: string, at: number, segments: Segment[]): TranslatorAction => ({
  ...{ type: 'segments', id, from: 'zh-Hans', segments, tail: '!', at, total: 2 },
});
const progress = (id: string, changed: Segment[]): TranslatorAction => ({
  ...{ type: 'progress', id, from: 'zh-Hans', to: 'en', done: 0, total: 2 },
  ...{ tokensPerSecond: 9, changed },
});
const translation: Translation = {
  target: 'Good morning. Good night.',
  from: 'zh-Hans',
  to: 'en',
  model: 'm',
  state: 'done',
  tokensPerSecond: 10,
  totalMs: 1200,
  segments: [GREETING, NIGHT],
  tail: '',
};
const finished = (id: string, more: Partial<Translation> = {}): TranslatorAction => ({
  type: 'finished',
  id,
  translation: { ...translation, ...more },
});
/** All of it at once. */
const whole = (id: string) => [cut(id, [GREETING, NIGHT]), finished(id)];
const failed = (id: string): TranslatorAction => ({
  ...{ type: 'failed', id, error: { code: 'engine.died', details: { model: 'm' } } },
});
const after = (...actions: TranslatorAction[]): TranslatorState =>
  actions.reduce(translatorReducer, initialState);
const shown = (state: TranslatorState) => targetOf(state.text);

describe('a translation in progress', () => {
  test('streams into its sentences and says which language was detected', () => {
    const state = after(
      started('a'),
      cut('a'),
      progress('a', [segment(0, { target: 'Good', state: 'running' })]),
      progress('a', [GREETING, segment(1, { target: 'Good', state: 'running' })]),
    );
    expect(shown(state)).toBe('Good morning. Good');
    expect(state.run).toMatchObject({ from: 'zh-Hans', total: 2 });
  });

  test('leaves the earlier translation on show, as an old one, until the text is cut', () => {
    const before = after(started('a'), ...whole('a'), started('b'));
    expect(shown(before)).toBe('Good morning. Good night.');
    expect(before.stale).toBe(true);
    expect(translatorReducer(before, cut('b')).stale).toBe(false);
  });

  test('leaves sentences that did not change as they are, and shows the old words of the others as old', () => {
    const state = after(
      started('a'),
      ...whole('a'),
      started('b'),
      cut('b', [GREETING, segment(1)]),
    );
    expect(state.text.segments).toEqual([GREETING, { ...segment(1), before: 'Good night.' }]);
    expect(shown(state)).toBe('Good morning. ');
    const running = segment(1, { target: 'Sleep', state: 'running' });
    const next = translatorReducer(state, progress('b', [running]));
    expect(next.text.segments[1]).toEqual(running);
  });

  test('old words wait as long as their sentence does, over several runs', () => {
    const state = after(
      started('a'),
      ...whole('a'),
      started('b'),
      cut('b'),
      started('c'),
      cut('c'),
    );
    expect(state.text.segments.map(({ before }) => before)).toEqual([
      'Good morning.',
      'Good night.',
    ]);
  });
});

describe('the newest wins', () => {
  test('segments, text, end and failure of an older run change nothing', () => {
    const state = after(started('a'), started('b'), cut('b'), progress('b', [GREETING]));
    const late = [cut('a'), progress('a', [NIGHT]), finished('a'), failed('a')];
    for (const action of late) expect(translatorReducer(state, action)).toBe(state);
  });

  test('text that comes after the end of its own run changes nothing', () => {
    const state = after(started('a'), finished('a', { state: 'stopped' }));
    expect(translatorReducer(state, progress('a', [GREETING]))).toBe(state);
  });

  test('what is said of sentences that are gone changes nothing', () => {
    const state = after(started('a'), cut('a'), progress('a', [{ ...GREETING, id: 7 }]));
    expect(state.text.segments).toEqual([segment(0), segment(1)]);
  });
});

describe('the end', () => {
  test('the answer is what counts, whatever streamed in', () => {
    const state = after(started('a'), cut('a'), progress('a', [GREETING]), finished('a'));
    expect(shown(state)).toBe('Good morning. Good night.');
    expect(state.run).toMatchObject({ phase: 'done', done: 2, total: 2 });
  });

  test('a stopped translation keeps its text and how far it came, and no old words', () => {
    const state = after(
      ...[started('a'), ...whole('a'), started('b'), cut('b')],
      progress('b', [GREETING]),
      finished('b', { state: 'stopped', segments: [GREETING, segment(1)] }),
    );
    expect(state.text.segments).toEqual([GREETING, segment(1)]);
    expect(state.run).toMatchObject({ phase: 'stopped', done: 0, total: 2 });
  });

  test('when the engine dies, the text so far stays', () => {
    const state = after(started('a'), cut('a'), progress('a', [GREETING]), failed('a'));
    expect(shown(state)).toBe('Good morning. ');
    expect(state.run?.phase).toBe('failed');
  });

  test('a failure before the text is cut does not leave the translation of another text', () => {
    expect(shown(after(started('a'), ...whole('a'), started('b'), failed('b')))).toBe('');
  });
});

test('what main says of one sentence counts for the translation it belongs to only', () => {
  const state = after(started('a'), ...whole('a'));
  const edited = { ...NIGHT, target: 'Sleep well.', origin: 'user' as const };
  const put = (id: string) => translatorReducer(state, { type: 'put', id, segment: edited });
  expect(shown(put('a'))).toBe('Good morning. Sleep well.');
  expect(put('b')).toBe(state);
});

test('a window that reloads goes on showing what runs', () => {
  const about = { id: 'a', source: SOURCE, from: 'zh-Hans', to: 'en', done: 1, total: 2 };
  const running = { ...about, tokensPerSecond: 8, segments: [GREETING, segment(1)], tail: '' };
  const state = after({ type: 'resumed', running }, progress('a', [NIGHT]));
  expect(shown(state)).toBe('Good morning. Good night.');
  expect(state.text.source).toBe(SOURCE);
});

test('clearing empties the target, and undo brings it back as it was', () => {
  const state = after(started('a'), ...whole('a'));
  const cleared = translatorReducer(state, { type: 'cleared' });
  expect(shown(cleared)).toBe('');
  expect(translatorReducer(cleared, { type: 'restored', state })).toBe(state);
});

test('a translation from before a reload that is in no history ends as far as it came', () => {
  const about = { id: 'a', source: SOURCE, from: 'zh-Hans', to: 'en', total: 2 };
  const ended = (done: number) =>
    after(
      {
        type: 'resumed',
        running: { ...about, done, tokensPerSecond: 8, segments: [GREETING, NIGHT], tail: '' },
      },
      { type: 'ended', id: 'a' },
    );
  expect(ended(1).run?.phase).toBe('stopped');
  expect(ended(2).run?.phase).toBe('done');
  expect(shown(ended(1))).toBe('Good morning. Good night.');
});

test('an entry of the history is shown as it was saved, without a translation', () => {
  const entry = {
    ...{ id: 'a', source: SOURCE, target: 'Good morning. ', from: 'zh-Hans', to: 'en', model: 'm' },
    ...{ state: 'interrupted' as const, createdAt: 0, totalMs: 900 },
  };
  const segmented = { segments: [GREETING, segment(1)], tail: '' };
  const state = after(started('b'), { type: 'opened', entry, segmented });
  expect(shown(state)).toBe('Good morning. ');
  expect(state.run).toMatchObject({ phase: 'interrupted', totalMs: 900 });
});

describe('a long text, whose sentences come in parts', () => {
  test('is shown from its first sentence on, with its end once that is there', () => {
    const begun = after(started('a'), part('a', 0, [GREETING]));
    expect(begun).toMatchObject({ stale: false, run: { total: 2 } });
    expect(shown(begun)).toBe('Good morning.');
    expect(shown(translatorReducer(begun, part('a', 1, [NIGHT])))).toBe(
      'Good morning. Good night.!',
    );
  });

  test('leaves an earlier text in its place until all of them are there', () => {
    const before = after(started('a'), ...whole('a'), started('b'));
    const begun = [part('b', 0, [segment(0)]), progress('b', [{ ...GREETING, target: 'Hi.' }])];
    const arriving = begun.reduce(translatorReducer, before);
    expect(arriving).toMatchObject({ stale: true, text: { segments: [GREETING, NIGHT] } });
    const there = translatorReducer(arriving, part('b', 1, [segment(1)]));
    expect(there).toMatchObject({
      stale: false,
      text: { segments: [{ target: 'Hi.' }, { target: '', before: 'Good night.' }] },
    });
  });
});
