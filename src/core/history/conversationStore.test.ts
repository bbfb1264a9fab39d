import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newConversation } from '#core/chat/newConversation.ts';
import type { Conversation, ConversationMessage } from '#shared/ipc/chat.ts';
import { createConversationStore, type ConversationStore } from './conversationStore.ts';
import { branchTo, leafBelow, versionsOf } from '#shared/messageTree.ts';
import { startProcess } from './testing/otherProcess.ts';
import { refusal } from './testing/refusal.ts';
import { bytesOf, useTempHistory } from './testing/tempHistory.ts';
import { targetOf } from './testing/texts.ts';

const temp = useTempHistory();
const page = { limit: 200, offset: 0 };

const message = (
  id: string,
  parentId: string | null,
  given: Partial<ConversationMessage> = {},
): ConversationMessage => ({
  ...{ id, parentId, role: 'user', text: id, state: 'done' },
  ...{ model: '', createdAt: 1_700_000_000_000, totalMs: 0, ...given },
});

/** A chat in which each text is the next message, the user's first. */
function chatOf(store: ConversationStore, id: string, ...texts: string[]): void {
  store.create(newConversation({ id }));
  store.add(
    id,
    texts.map((text, at) =>
      message(`${id}-${at}`, at > 0 ? `${id}-${at - 1}` : null, {
        text,
        role: at % 2 === 0 ? 'user' : 'assistant',
      }),
    ),
  );
}
const idsFound = (store: ConversationStore, query: string) =>
  store.search(query, {}, page).rows.map(({ messageId }) => messageId);
const titles = (store: ConversationStore, filter = {}) =>
  store.list(filter, page).rows.map(({ title }) => title);

describe('a conversation', () => {
  it('is saved as it is, with every character but half a surrogate pair', () => {
    const store = createConversationStore(temp.open());
    const origin = { source: '你好\0', draft: 'Hi', from: 'zh', to: 'en', terms: [] };
    const whole: Conversation = {
      ...newConversation({ id: 'a', kind: 'revision', title: '问候', seed: 7, temperature: 0 }),
      ...{ system: 'Be\nkind', pinned: true, archived: true, origin, leafId: 'm2' },
    };
    const messages = [
      message('m1', null, { text: '\ufeffa\0b\ud800' }),
      message('m2', 'm1', { role: 'assistant', text: '👩‍👩‍👧', state: 'stopped', totalMs: 12 }),
    ];
    store.create(whole, messages);
    expect(store.get('a')).toEqual(whole);
    expect(store.messages('a')).toEqual([
      { ...messages[0], text: '\ufeffa\0b\ufffd' },
      messages[1],
    ]);
  });

  it('has a title made from its content until the user gives one', () => {
    const store = createConversationStore(temp.open());
    chatOf(
      store,
      'a',
      '  How do I\nmanage my time, please, when every day is too short for it?',
      'So',
    );
    expect(store.get('a')?.title).toBe('How do I manage my time, please, when every day is too…');
    store.change('a', { title: 'Time' });
    store.add('a', [message('more', 'a-1', { text: 'And then?' })]);
    expect(store.get('a')?.title).toBe('Time');
    store.change('a', { title: ' ' });
    expect(store.get('a')?.title).toMatch(/^How do I/);
  });

  it('is found by the title that the user gave, at its first message', () => {
    const store = createConversationStore(temp.open());
    chatOf(store, 'a', '你好', 'Hello', 'Bye');
    store.change('a', { title: '出差 Berlin' });
    store.change('a', { pinned: true });
    expect(idsFound(store, '出差')).toEqual(['a-0']);
    expect(idsFound(store, 'berlin 你好')).toEqual(['a-0']);
    store.change('a', { title: 'Paris' });
    expect(idsFound(store, 'berlin')).toEqual([]);
    expect(idsFound(store, 'paris')).toEqual(['a-0']);
    store.change('a', { title: '' });
    expect(idsFound(store, 'paris')).toEqual([]);
    store.create(newConversation({ id: 'b', title: 'Xyzzy' }), [message('b-0', null)]);
    expect(idsFound(store, 'xyzzy')).toEqual(['b-0']);
  });

  it('is listed pinned first, then by its last change, by kind, languages and archive', () => {
    const store = createConversationStore(temp.open());
    const origin = { source: '你', draft: 'You', from: 'zh', to: 'en', terms: [] };
    store.create(newConversation({ id: 'a', title: 'a', updatedAt: 1 }));
    store.create(newConversation({ id: 'b', title: 'b', updatedAt: 2, kind: 'revision', origin }));
    store.create(newConversation({ id: 'c', title: 'c', updatedAt: 3, archived: true }));
    store.change('a', { pinned: true });
    expect(titles(store)).toEqual(['a', 'c', 'b']);
    expect(titles(store, { archived: false })).toEqual(['a', 'b']);
    expect(titles(store, { kind: 'revision', from: 'zh', to: 'en' })).toEqual(['b']);
    expect(titles(store, { from: 'de' })).toEqual([]);
    expect(titles(store, { since: 2, until: 3 })).toEqual(['b']);
    store.add('b', [message('m', null, { text: '你好' })]);
    expect(store.list({}, { limit: 1, offset: 1 })).toMatchObject({
      rows: [{ title: 'b', snippet: '你好', from: 'zh', to: 'en' }],
      total: 3,
    });
  });

  it('that is not there, or a parent elsewhere, is refused', () => {
    const store = createConversationStore(temp.open());
    chatOf(store, 'a', 'one');
    chatOf(store, 'b', 'two');
    const refused = [
      () => {
        store.add('x', [message('m', null)]);
      },
      () => {
        store.add('a', [message('m', 'b-0')]);
      },
      () => {
        store.select('a', 'b-0');
      },
      () => {
        store.change('x', { title: 'y' });
      },
    ];
    for (const action of refused) expect(refusal(action)?.code).toBe('request.invalid');
    expect(store.messages('a')).toHaveLength(1);
  });
});

describe('an answer', () => {
  const begin = (store: ConversationStore) => {
    chatOf(store, 'a', '你好');
    store.add('a', [message('m', 'a-0', { role: 'assistant', text: '', state: 'running' })]);
  };
  const textOf = (store: ConversationStore) => store.messages('a').at(-1);

  it('grows, is the leaf from its beginning, and can be found at its end', () => {
    const store = createConversationStore(temp.open());
    begin(store);
    expect(store.get('a')?.leafId).toBe('m');
    for (const text of ['Hel', 'Hello', 'Hello, wor']) {
      store.update('m', { text, totalMs: 1 });
      expect(textOf(store)).toMatchObject({ state: 'running', text });
    }
    expect(idsFound(store, 'hello')).toEqual([]);
    store.finish('m', { text: 'Hello, world', state: 'done', model: 'BayLing', totalMs: 9.4 });
    expect(textOf(store)).toMatchObject({ state: 'done', text: 'Hello, world', totalMs: 9 });
    expect(idsFound(store, 'hello wor')).toEqual(['m']);
  });

  it('to a conversation that is deleted meanwhile ends, and comes back with it', () => {
    const store = createConversationStore(temp.open());
    begin(store);
    store.delete('a');
    store.update('m', { text: 'Hel', totalMs: 1 });
    store.finish('m', { text: 'Hello', state: 'stopped', model: '', totalMs: 2 });
    expect(idsFound(store, 'hello')).toEqual([]);
    store.restore('a');
    expect(textOf(store)).toMatchObject({ state: 'stopped', text: 'Hello' });
    expect(idsFound(store, 'hello')).toEqual(['m']);
  });

  it('to a conversation that is gone for good ends and leaves nothing', () => {
    const database = temp.open();
    const store = createConversationStore(database);
    begin(store);
    store.delete('a');
    store.purgeDeleted();
    store.update('m', { text: 'Xyzzyplugh', totalMs: 1 });
    store.finish('m', { text: 'Xyzzyplugh', state: 'done', model: '', totalMs: 2 });
    expect(bytesOf(temp.file()).includes('zzyplugh')).toBe(false);
    expect(store.ids()).toEqual([]);
  });

  it('whose process was killed is interrupted, with the text saved last', async () => {
    const writer = startProcess('answer', temp.file(), 'a');
    await writer.line();
    const store = createConversationStore(temp.open());
    expect(store.markInterrupted()).toBe(0);
    await writer.kill();
    expect(store.markInterrupted()).toBe(1);
    expect(store.get('a')?.leafId).toBe('a-answer');
    expect(textOf(store)).toMatchObject({ state: 'interrupted', text: targetOf('a') });
    expect(idsFound(store, 'weather')).toEqual(['a-answer']);
  });
});

describe('search', () => {
  it('finds words of both languages, the best match first, marked, and opens at the message', () => {
    const store = createConversationStore(temp.open());
    chatOf(store, 'a', '今天天气很好。', 'The weather is nice today. Nice weather!');
    chatOf(
      store,
      'b',
      '明天天气怎么样？',
      'A long answer about many things, one of which is the weather.',
    );
    expect(idsFound(store, '天气').toSorted()).toEqual(['a-0', 'b-0']);
    expect(idsFound(store, 'WEATHER')).toEqual(['a-1', 'b-1']);
    expect(idsFound(store, '明天 天气')).toEqual(['b-0']);
    expect(idsFound(store, '天气很好')).toEqual(['a-0']);
    expect(idsFound(store, '？')).toEqual(['b-0']);
    const [hit] = store.search('nice wea', {}, page).rows;
    expect(hit?.marks.map(([begin, end]) => hit.snippet.slice(begin, end))).toEqual([
      ...['wea', 'nice', 'Nice', 'wea'],
    ]);
    expect(store.search('天气', { kind: 'revision' }, page)).toEqual({ rows: [], total: 0 });

    store.add('a', [message('other', 'a-1', { text: '谢谢' }), message('late', 'other')]);
    store.add('a', [message('edited', null, { text: '下雨了吗' })]);
    expect(store.get('a')?.leafId).toBe('edited');
    store.select('a', 'a-1');
    expect(branchTo(store.messages('a'), store.get('a')?.leafId ?? '')).toMatchObject([
      ...[{ id: 'a-0' }, { id: 'a-1' }, { id: 'other' }, { id: 'late' }],
    ]);
  });

  it('marks two-character words, accents and compatibility forms as they stand', () => {
    const store = createConversationStore(temp.open());
    chatOf(store, 'a', 'Übersee: 公园散步，ﾃﾞｰﾀ');
    const marked = (query: string) =>
      store
        .search(query, {}, page)
        .rows.flatMap(({ snippet, marks }) =>
          marks.map(([begin, end]) => snippet.slice(begin, end)),
        );
    expect(marked('散步')).toEqual(['散步']);
    expect(marked('园散步')).toEqual(['园散步']);
    expect(marked('uber')).toEqual(['Über']);
    expect(marked('データ')).toEqual(['ﾃﾞｰﾀ']);
  });
});

describe('deleting', () => {
  it('hides a conversation, and for good leaves not a word of it', () => {
    const database = temp.open();
    const store = createConversationStore(database);
    chatOf(store, 'kept', '保留');
    chatOf(store, 'a', 'Xyzzyplughsecret 秘密口令', 'about it', 'Xyzzyplughsecret');
    store.delete('a');
    expect([store.get('a'), store.messages('a'), idsFound(store, '秘密')]).toEqual([null, [], []]);
    store.restore('a');
    expect(idsFound(store, '秘密')).toEqual(['a-0']);
    store.delete('a');
    expect(store.purgeDeleted()).toBe(1);
    for (const word of ['zzyplugh', '秘密']) {
      expect(bytesOf(temp.file()).includes(word)).toBe(false);
    }
    store.restore('a');
    expect(store.ids()).toEqual(['kept']);
    expect(idsFound(store, '保留')).toEqual(['kept-0']);
  });

  it('of a conversation of 3,000 turns works, and what another process deleted stays its own', () => {
    const database = temp.open();
    const store = createConversationStore(database);
    chatOf(store, 'a', ...Array.from({ length: 3000 }, (_, at) => `turn ${at}`));
    const { pid: ended } = spawnSync(process.execPath, ['--version']);
    createConversationStore(database, `${process.ppid}:window`).delete('a');
    expect(store.purgeDeleted()).toBe(0);
    store.restore('a');
    createConversationStore(database, `${ended}:crashed`).delete('a');
    expect(store.purgeDeleted()).toBe(1);
  });
});

describe('the tree', () => {
  it('never loses a message, and what is shown is always a path from a root to a leaf', () => {
    const step = fc.record({
      what: fc.constantFrom('send', 'edit', 'regenerate', 'select', 'takeBack'),
      at: fc.nat(),
    });
    const database = temp.open();
    const store = createConversationStore(database);
    let run = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const id = `run${run++}`;
        store.create(newConversation({ id }));
        const expected: string[] = [];
        const add = (parentId: string | null, role: 'user' | 'assistant') => {
          const messageId = `${id}-${expected.length}-${role}`;
          expected.push(messageId);
          store.add(id, [message(messageId, parentId, { role })]);
        };
        for (const { what, at } of steps) {
          const messages = store.messages(id);
          const leafId = store.get(id)?.leafId ?? null;
          const picked = messages[at % Math.max(1, messages.length)];
          if (what === 'send') add(leafId, 'user');
          else if (what === 'takeBack') {
            add(leafId, 'user');
            const taken = expected.pop();
            if (taken) store.takeBack(id, [taken], leafId);
          } else if (picked && what === 'select') store.select(id, picked.id);
          else if (picked) add(picked.parentId, picked.role);

          const after = store.messages(id);
          const leaf = store.get(id)?.leafId ?? null;
          expect(after.map((each) => each.id)).toEqual(expected);
          const branch = branchTo(after, leaf);
          if (expected.length > 0) {
            expect(branch[0]?.parentId).toBeNull();
            expect(leafBelow(after, leaf ?? '')).toBe(leaf);
          }
          for (const each of branch) expect(versionsOf(after, each)).toContainEqual(each);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes what two processes say at once', async () => {
    chatOf(createConversationStore(temp.open()), 'shared', '你好');
    const writers = ['window', 'cli'].map((name) => startProcess('say', temp.file(), name));
    expect(await Promise.all(writers.map((writer) => writer.ended()))).toEqual([0, 0]);
    const store = createConversationStore(temp.open());
    const messages = store.messages('shared');
    expect(messages).toHaveLength(101);
    const branch = branchTo(messages, store.get('shared')?.leafId ?? '');
    expect(branch[0]?.id).toBe('shared-0');
  });
});
