import { describe, expect, test } from 'vitest';
import type { Translation } from '#shared/ipc/translator.ts';
import {
  initialState,
  translatorReducer,
  type TranslatorAction,
  type TranslatorState,
} from './translatorState.ts';

const started = (id: string): TranslatorAction => ({
  type: 'started',
  id,
  from: 'auto',
  to: 'en',
  at: 0,
});
const progress = (id: string, text: string): TranslatorAction => ({
  type: 'progress',
  id,
  text,
  from: 'zh-Hans',
  to: 'en',
  done: 0,
  total: 1,
  tokensPerSecond: 9,
});
const translation: Translation = {
  target: 'Good morning.',
  from: 'zh-Hans',
  to: 'en',
  model: 'm',
  state: 'done',
  tokensPerSecond: 10,
  totalMs: 1200,
  segments: [{ source: '早上好。', target: 'Good morning.', flags: [] }],
};
const finished = (id: string, more: Partial<Translation> = {}): TranslatorAction => ({
  type: 'finished',
  id,
  translation: { ...translation, ...more },
});
const after = (...actions: TranslatorAction[]): TranslatorState =>
  actions.reduce(translatorReducer, initialState);
const shown = (state: TranslatorState) => state.target.join('');

describe('a translation in progress', () => {
  test('streams into the target and says which language was detected', () => {
    const state = after(started('a'), progress('a', 'Good '), progress('a', 'morning.'));
    expect(shown(state)).toBe('Good morning.');
    expect(state.run?.from).toBe('zh-Hans');
  });

  test('leaves the earlier translation on show until its own first text', () => {
    const before = after(started('a'), finished('a'), started('b'));
    expect(shown(before)).toBe('Good morning.');
    expect(before.stale).toBe(true);
    const next = translatorReducer(before, progress('b', 'Good'));
    expect(shown(next)).toBe('Good');
    expect(next.stale).toBe(false);
  });
});

describe('the newest wins', () => {
  test('text, end and failure of an older run change nothing', () => {
    const state = after(started('a'), started('b'), progress('b', 'new'));
    for (const late of [
      progress('a', 'old'),
      finished('a', { target: 'old' }),
      { type: 'failed', id: 'a', error: { code: 'engine.died', details: { model: 'm' } } },
    ] satisfies TranslatorAction[]) {
      expect(translatorReducer(state, late)).toBe(state);
    }
  });

  test('text that comes after the end of its own run changes nothing', () => {
    const state = after(started('a'), finished('a', { state: 'stopped' }));
    expect(translatorReducer(state, progress('a', 'late'))).toBe(state);
  });
});

describe('the end', () => {
  test('the answer is what counts, whatever streamed in', () => {
    expect(shown(after(started('a'), progress('a', 'Good mor'), finished('a')))).toBe(
      'Good morning.',
    );
  });

  test('a stopped translation keeps its text and how far it came', () => {
    const state = after(
      started('a'),
      progress('a', 'Good'),
      finished('a', { state: 'stopped', target: 'Good' }),
    );
    expect(shown(state)).toBe('Good');
    expect(state.run).toMatchObject({ phase: 'stopped', done: 0, total: 1 });
  });

  test('counts the segments the model did not end', () => {
    const segments = [{ source: 'a', target: 'b', flags: ['truncated' as const] }];
    expect(after(started('a'), finished('a', { segments })).run?.truncated).toBe(1);
  });

  test('when the engine dies, the text so far stays', () => {
    const error = { code: 'engine.died', details: { model: 'm' } } as const;
    const state = after(started('a'), progress('a', 'Good mor'), {
      type: 'failed',
      id: 'a',
      error,
    });
    expect(shown(state)).toBe('Good mor');
    expect(state.run).toMatchObject({ phase: 'failed', error });
  });

  test('a failure before any text does not leave the translation of another text', () => {
    const error = { code: 'text.window', details: { windowTokens: 9 } } as const;
    const state = after(started('a'), finished('a'), started('b'), {
      type: 'failed',
      id: 'b',
      error,
    });
    expect(shown(state)).toBe('');
  });
});

test('a window that reloads goes on showing what runs', () => {
  const running = {
    id: 'a',
    source: '早上好。',
    from: 'zh-Hans',
    to: 'en',
    target: 'Good',
    done: 3,
    total: 9,
    tokensPerSecond: 8,
  };
  const state = after({ type: 'resumed', running }, progress('a', ' morning'));
  expect(shown(state)).toBe('Good morning');
});

test('clearing empties the target, and undo brings it back as it was', () => {
  const state = after(started('a'), finished('a'));
  const cleared = translatorReducer(state, { type: 'cleared' });
  expect(shown(cleared)).toBe('');
  expect(translatorReducer(cleared, { type: 'restored', state })).toBe(state);
});

test('a translation from before a reload that is in no history ends as far as it came', () => {
  const running = { id: 'a', source: '早上好。', from: 'zh-Hans', to: 'en', target: 'Good' };
  const ended = (done: number) =>
    after(
      { type: 'resumed', running: { ...running, done, total: 9, tokensPerSecond: 8 } },
      { type: 'ended', id: 'a' },
    );
  expect(ended(3).run?.phase).toBe('stopped');
  expect(ended(9).run?.phase).toBe('done');
  expect(shown(ended(3))).toBe('Good');
});

test('an entry of the history is shown as it was saved, without a translation', () => {
  const entry = {
    id: 'a',
    source: '早上好。',
    target: 'Good mor',
    from: 'zh-Hans',
    to: 'en',
    model: 'm',
    state: 'interrupted' as const,
    createdAt: 0,
    totalMs: 900,
  };
  const state = after(started('b'), { type: 'opened', entry });
  expect(shown(state)).toBe('Good mor');
  expect(state.run).toMatchObject({ phase: 'interrupted', totalMs: 900 });
});
