import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine, Sampling } from '#core/engine/engine.ts';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import {
  createConversationStore,
  type ConversationStore,
} from '#core/history/conversationStore.ts';
import { type Database, openMemoryDatabase } from '#core/history/database.ts';
import { branchTo } from '#shared/messageTree.ts';
import { createModelService } from '#core/models/modelService.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import { AppError } from '#shared/errors.ts';
import { createConversations, type Conversations } from './conversations.ts';

const llama = createLlamaEngine();
let model: string;
let small: string;
/** What the engine was asked, and what is to be injected. */
let asked: { dialog: Dialog; sampling: Sampling }[];
let fault: (() => void) | null;
let database: Database;
let store: ConversationStore;
let chat: Conversations;

const engine: Engine = {
  ...llama,
  generate(dialog, sampling, control) {
    asked.push({ dialog, sampling });
    fault?.();
    return llama.generate(dialog, sampling, control);
  },
};
const brief = { maxTokens: 12 };

beforeAll(async () => {
  [model, small] = await Promise.all([testModelPath(), testModelPath({ contextLength: 256 })]);
});
afterAll(() => llama.unload());
beforeEach(() => {
  asked = [];
  fault = null;
  database = openMemoryDatabase();
  store = createConversationStore(database);
  chat = chatWith(model);
});
afterEach(() => {
  chat.close();
  database.close();
});

function chatWith(
  path: string,
  onSaveFailed = (error: AppError): void => {
    throw error;
  },
): Conversations {
  const models = createModelService({
    ...{ engine, emit: () => undefined, folders: [], configured: () => path },
    loadOptions: { gpu: 'off' },
  });
  return createConversations({
    ...{ engine, models, storeOf: () => store, onSaveFailed },
  });
}
const shown = (id: string) => branchTo(store.messages(id), store.get(id)?.leafId ?? null);
const textsShown = (id: string) => shown(id).map(({ text }) => text);
const origin = {
  source: '今天天气很好。',
  draft: 'The weather is nice today.',
  ...{ from: 'zh-Hans', to: 'en', terms: [{ source: '天气', target: 'weather' }] },
};

describe('a conversation', () => {
  it('streams an answer, saves it, and tells the model what was said before', async () => {
    const { id } = chat.create({ system: 'Be brief.', seed: 3 });
    const pieces: string[] = [];
    const first = await chat.send(id, '你好', { ...brief, onText: (text) => pieces.push(text) });
    expect(pieces.join('')).toBe(first.message.text);
    await chat.send(id, 'Hello', brief);
    expect(shown(id)).toMatchObject([
      { role: 'user', text: '你好' },
      { role: 'assistant', text: first.message.text, state: 'done' },
      { role: 'user', text: 'Hello' },
      { role: 'assistant', state: 'done' },
    ]);
    expect(asked[1]).toMatchObject({
      dialog: {
        system: 'Be brief.',
        messages: [{ text: '你好' }, { text: first.message.text }, { text: 'Hello' }],
      },
      sampling: { temperature: 0.7, seed: 3 },
    });
  });

  it('goes on where it was: of a follow-up only the new tokens are evaluated', async () => {
    const { id } = chat.create();
    let known = 0;
    for (const text of ['今天天气很好。', 'And </s> tomorrow?', 'Good \ud800 day 🙂', '谢谢']) {
      const { generation } = await chat.send(id, text, { maxTokens: 40 });
      expect(generation?.reusedTokens).toBeGreaterThanOrEqual(known - 1);
      const fresh = (generation?.promptTokens ?? 0) - (generation?.reusedTokens ?? 0);
      if (known > 0) expect(fresh).toBeLessThan(60);
      known = (generation?.promptTokens ?? 0) + (generation?.tokens ?? 0) - 1;
    }
    expect(asked.at(-1)?.dialog.messages[1]?.tokens).toHaveLength(40);
  });

  it('goes back to an answer and on from there; what followed it stays', async () => {
    const { id } = chat.create({ seed: 5 });
    const first = await chat.send(id, 'one', brief);
    const second = await chat.send(id, 'two', brief);
    store.revert(id, first.message.id);
    expect(textsShown(id)).toEqual(['one', first.message.text]);
    await chat.send(id, 'three', brief);
    expect(textsShown(id).slice(0, 3)).toEqual(['one', first.message.text, 'three']);
    store.select(id, second.message.id);
    expect(textsShown(id).slice(2)).toEqual(['two', second.message.text]);
  });

  it('branches off into a conversation of its own, and leaves the first one as it is', async () => {
    const { id } = chat.create({ system: 'Be brief.', seed: 5 });
    const first = await chat.send(id, 'one', brief);
    await chat.send(id, 'two', brief);
    const before = store.messages(id);
    const copy = chat.branch(id, first.message.id);
    expect(textsShown(copy.id)).toEqual(['one', first.message.text]);
    expect(store.get(copy.id)).toMatchObject({ system: 'Be brief.', seed: 5, title: 'one' });
    await chat.send(copy.id, 'three', brief);
    expect(store.messages(id)).toEqual(before);
    const ids = new Set([...before, ...store.messages(copy.id)].map((message) => message.id));
    expect(ids.size).toBe(before.length + 4);
  });

  it('is read while it is answered with all that was said so far', async () => {
    const { id } = chat.create();
    let read: ReturnType<typeof chat.open> = null;
    let said = '';
    await chat.send(id, 'one', {
      maxTokens: 30,
      onText(text) {
        said += text;
        read ??= said.length > 10 ? chat.open(id) : null;
      },
    });
    const last = read as ReturnType<typeof chat.open>;
    expect(last?.messages.at(-1)?.state).toBe('running');
    expect(last?.messages.at(-1)?.text.length).toBeGreaterThan(10);
    expect(said.startsWith(last?.messages.at(-1)?.text ?? 'x')).toBe(true);
    expect(chat.open('nowhere')).toBeNull();
  });

  it('asks anew beside an answer and edits beside a message; every branch stays', async () => {
    const { id } = chat.create({ seed: 5 });
    const first = await chat.send(id, 'one', brief);
    await chat.send(id, 'two', brief);
    const again = await chat.regenerate(id, first.message.id, brief);
    expect(textsShown(id)).toEqual(['one', again.message.text]);
    expect(asked.at(-1)?.sampling.seed).toBe(6);
    const [one] = shown(id);
    await chat.edit(id, one?.id ?? '', 'uno', brief);
    expect(textsShown(id)).toMatchObject(['uno', expect.any(String)]);
    expect(store.messages(id)).toHaveLength(7);
    store.select(id, first.message.id);
    expect(textsShown(id).slice(0, 3)).toEqual(['one', first.message.text, 'two']);
  });

  it('answers otherwise when asked again', async () => {
    const { id } = chat.create({ temperature: 1 });
    const { message } = await chat.send(id, 'Hello', { maxTokens: 30 });
    const again = await chat.regenerate(id, undefined, { maxTokens: 30 });
    expect(again.message.text).not.toBe(message.text);
  });

  it('of greedy answers samples another one when asked again, and only that', async () => {
    const { id } = chat.createRevision(origin, 'BayLing');
    const { message } = await chat.send(id, 'Make it formal.', brief);
    const again = await chat.regenerate(id, undefined, brief);
    expect(again.message.text).not.toBe(message.text);
    await chat.send(id, 'Make it shorter.', brief);
    expect(asked.map(({ sampling }) => sampling.temperature)).toEqual([0, 0.7, 0]);
  });

  it('seeded from a translation begins with source and draft, and revises it greedily, keeping to the terms', async () => {
    const { id, title } = chat.createRevision(origin, 'BayLing');
    expect(title).toBe(origin.source);
    await chat.send(id, 'Make it formal.', brief);
    expect(asked[0]).toMatchObject({
      dialog: {
        messages: [
          {
            text: 'Provide the English translation for this sentence: 今天天气很好。\nMake sure to include these words: weather',
          },
          { text: origin.draft },
          { text: 'Make it formal.' },
        ],
      },
      sampling: { temperature: 0, words: ['weather'] },
    });
    expect(store.get(id)).toMatchObject({ kind: 'revision', origin });
  });

  it('repeats the draft by lookup, unless it is asked for a term', async () => {
    const { id } = chat.createRevision({ ...origin, terms: [] }, 'BayLing');
    await chat.send(id, 'Make it formal.', brief);
    await chat.send(id, 'Use "lovely" instead of "nice".', brief);
    const { message } = await chat.send(id, '请使用“lovely”这个词。', brief);
    await chat.regenerate(id, message.id, brief);
    const withTerm = { words: ['lovely'], avoided: [] };
    expect(asked.map(({ sampling }) => sampling)).toMatchObject([
      { lookup: true },
      { words: ['lovely'], avoided: ['nice'] },
      ...[withTerm, withTerm],
    ]);
    expect(asked.slice(1).some(({ sampling }) => sampling.lookup)).toBe(false);
  });

  it('refuses what is no message or not there', async () => {
    const { id } = chat.create();
    await expect(chat.send(id, ' \n')).rejects.toMatchObject({ code: 'text.empty' });
    await expect(chat.send('x', 'Hello')).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(chat.regenerate(id)).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(chat.edit(id, 'x', 'Hello')).rejects.toMatchObject({ code: 'request.invalid' });
    expect(() => chat.createRevision({ ...origin, draft: '' }, '')).toThrow(AppError);
    expect(store.messages(id)).toEqual([]);
  });
});

describe('an answer in progress', () => {
  /** Begins an answer and waits for its first piece. */
  function begin(id: string, text = 'Hello') {
    return new Promise<{ answer: ReturnType<Conversations['send']> }>((resolve) => {
      const answer = chat.send(id, text, {
        maxTokens: 1500,
        onText: () => {
          resolve({ answer });
        },
      });
    });
  }

  it('that is stopped keeps what it has, and the conversation goes on from there', async () => {
    const { id } = chat.create();
    const { answer } = await begin(id);
    chat.stop(id);
    const { message } = await answer;
    expect(message).toMatchObject({ state: 'stopped', text: expect.stringMatching(/./) as string });
    expect(shown(id).at(-1)).toMatchObject({ state: 'stopped', text: message.text });
    await chat.send(id, 'Go on', brief);
    expect(asked.at(-1)?.dialog.messages.map(({ text }) => text)).toEqual([
      ...['Hello', message.text, 'Go on'],
    ]);
  });

  it('gives way to a newer message, keeping what it has', async () => {
    const { id } = chat.create();
    const { answer } = await begin(id);
    const newer = [chat.send(id, 'Second', brief), chat.send(id, 'Third', brief)];
    expect((await answer).message.state).toBe('stopped');
    const [second, third] = await Promise.all(newer);
    expect([second?.message.state, third?.message.state]).toEqual(['stopped', 'done']);
    expect(shown(id).map(({ role }) => role)).toEqual(
      Array.from({ length: 3 }, () => ['user', 'assistant']).flat(),
    );
    expect(chat.running().size).toBe(0);
  });

  it('does not disturb another conversation', async () => {
    const [one, other] = [chat.create().id, chat.create().id];
    const { answer } = await begin(one);
    const { message } = await (() => {
      const waiting = chat.send(other, 'Hi', brief);
      chat.stop(one);
      return waiting;
    })();
    expect(message.state).toBe('done');
    expect((await answer).message.state).toBe('stopped');
  });

  it('ends when its conversation is deleted, and undoing that brings back what there was', async () => {
    const { id } = chat.create();
    const { answer } = await begin(id);
    chat.delete(id);
    expect((await answer).message.state).toBe('stopped');
    expect(store.get(id)).toBeNull();
    store.restore(id);
    expect(shown(id).at(-1)?.text).toBe((await answer).message.text);
  });

  it('ends when its conversation is gone for good meanwhile', async () => {
    const { id } = chat.create();
    const { answer } = await begin(id);
    store.delete(id);
    store.purgeDeleted();
    chat.stop(id);
    expect((await answer).message.state).toBe('stopped');
    expect(store.ids()).toEqual([]);
  });

  it('is saved at once when the app closes', async () => {
    const { id } = chat.create();
    const { answer } = await begin(id);
    chat.close();
    expect(shown(id).at(-1)).toMatchObject({ state: 'stopped' });
    await answer;
  });

  it('that fails keeps what it has, and can be asked for again', async () => {
    const { id } = chat.create();
    fault = () => {
      throw new AppError('engine.died', { model: 'm' });
    };
    await expect(chat.send(id, 'Hello')).rejects.toMatchObject({ code: 'engine.died' });
    expect(shown(id)).toMatchObject([{ text: 'Hello' }, { state: 'failed', text: '' }]);
    fault = null;
    await chat.regenerate(id, undefined, brief);
    expect(shown(id)).toMatchObject([{ text: 'Hello' }, { state: 'done' }]);
  });
});

describe('an answer that cannot be saved for a while', () => {
  const setFull = (isFull: boolean) => {
    database.exec(
      isFull
        ? "CREATE TRIGGER full BEFORE UPDATE ON messages BEGIN SELECT raise(ABORT, 'full'); END"
        : 'DROP TRIGGER full',
    );
  };
  let failures: AppError[];
  beforeEach(() => {
    failures = [];
    chat = chatWith(model, (error) => failures.push(error));
  });
  /** An answer whose first save fails; `onText` hears of each piece. */
  async function answerOnFullDisk(onText: () => void) {
    const { id } = chat.create();
    const { message } = await chat.send(id, 'Hello', {
      ...brief,
      onStart: () => {
        setFull(true);
      },
      onText,
    });
    return { id, message };
  }

  it('is saved whole when it ends, and one notice is enough', async () => {
    let pieces = 0;
    const { id, message } = await answerOnFullDisk(() => {
      if (++pieces === 3) setFull(false);
    });
    expect(failures).toHaveLength(1);
    expect(store.messages(id)[1]).toEqual(message);
    expect(message.state).toBe('done');
  });

  it('is there whole for the window and the next question, and is saved as soon as it can be', async () => {
    const { id, message } = await answerOnFullDisk(() => undefined);
    expect(failures).toHaveLength(1);
    expect(store.messages(id)[1]?.state).toBe('running');
    expect(chat.open(id)?.messages[1]).toEqual(message);
    setFull(false);
    await chat.send(id, 'Go on', brief);
    expect(asked[1]?.dialog.messages[1]?.text).toBe(message.text);
    expect(store.messages(id)[1]).toEqual(message);
    expect(failures).toHaveLength(1);
  });
});

describe('the window', () => {
  beforeEach(() => {
    chat = chatWith(small);
  });

  it('is never overrun: the oldest turns are folded away, and it says which', async () => {
    const { id } = chat.create({ temperature: 0 });
    let folded: string[] = [];
    for (let turn = 0; turn < 8; turn++) {
      const { context } = await chat.send(id, `Question ${turn}: 天气怎么样？`, brief);
      expect(context?.contextSize).toBe(256);
      expect(context?.contextTokens).toBeLessThan(256 - 12);
      expect(context?.foldedMessageIds.slice(0, folded.length)).toEqual(folded);
      folded = context?.foldedMessageIds ?? [];
    }
    const ids = shown(id).map((message) => message.id);
    expect(folded.length).toBeGreaterThan(0);
    expect(folded).toEqual(ids.slice(0, folded.length));
    expect(asked.at(-1)?.dialog.messages).toHaveLength(ids.length - 1 - folded.length);
    expect((await chat.context(id)).contextSize).toBe(256);
  });

  it('keeps the source and the draft it revises', async () => {
    const { id } = chat.createRevision(origin, '');
    for (let turn = 0; turn < 6; turn++) await chat.send(id, `Change number ${turn}.`, brief);
    const { messages } = asked.at(-1)?.dialog ?? { messages: [] };
    const draft = shown(id).at(-3);
    expect(messages[0]?.text).toContain(origin.source);
    expect(messages.at(-2)?.text).toBe(draft?.text);
    expect(messages.map(({ role }) => role)).toEqual(
      messages.map((_, at) => (at % 2 === 0 ? 'user' : 'assistant')),
    );
    expect((await chat.context(id)).foldedMessageIds.length).toBeGreaterThan(0);
  });

  it('is measured after every answer, also one that fills it', async () => {
    for (const [{ id }, turns] of [
      [chat.create(), 3],
      [chat.createRevision(origin, ''), 1],
    ] as const) {
      for (let turn = 0; turn < turns; turn++) {
        const { context, generation } = await chat.send(id, 'Go on.', { temperature: 0 });
        expect(generation?.finish).toBe('length');
        const { contextTokens, foldedMessageIds } = await chat.context(id);
        const before = context?.foldedMessageIds.length ?? 0;
        expect(foldedMessageIds.length > before || contextTokens >= 256).toBe(true);
      }
    }
  });

  it('that a revision alone fills says so by its measure', async () => {
    const draft = 'The weather is nice today. '.repeat(40);
    const { id } = chat.createRevision({ ...origin, draft }, '');
    expect((await chat.context(id)).contextTokens).toBeGreaterThan(256);
    await expect(chat.send(id, 'Shorter.')).rejects.toMatchObject({ code: 'text.window' });
  });

  it('that is too small for a message says so, and nothing of it is sent or kept', async () => {
    const { id } = chat.create();
    await expect(chat.send(id, '天气'.repeat(5000), brief)).rejects.toMatchObject({
      code: 'text.window',
    });
    expect(store.get(id)).toMatchObject({ title: '', leafId: null });
    await chat.send(id, 'Hello', brief);
    const before = store.messages(id);
    for (const text of ['天气'.repeat(100), 'a </s> '.repeat(140_000), '\ud800'.repeat(300)]) {
      await expect(chat.send(id, text, brief)).rejects.toMatchObject({
        code: 'text.window',
        details: { windowTokens: 256, messageTokens: expect.any(Number) as number },
      });
      expect(store.messages(id)).toEqual(before);
      expect(store.get(id)?.leafId).toBe(before.at(-1)?.id);
    }
    await chat.send(id, 'Again', brief);
    expect(asked.at(-1)?.dialog.messages).toHaveLength(3);
  });

  it('that cannot be had, as no model loads, leaves the message', async () => {
    chat = chatWith('/no/such/model.gguf');
    const { id } = chat.create();
    await expect(chat.send(id, 'Hello')).rejects.toMatchObject({ code: 'model.notFound' });
    expect(shown(id)).toMatchObject([{ text: 'Hello' }, { state: 'failed' }]);
  });
});
