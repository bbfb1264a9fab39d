import { describe, expect, it } from 'vitest';
import { newConversation } from '#core/chat/newConversation.ts';
import { newRevision } from '#core/chat/revision.ts';
import { createMemoryStore } from '#core/memory/memoryStore.ts';
import type { ConversationMessage } from '#shared/ipc/chat.ts';
import { createConversationStore } from '../conversationStore.ts';
import { openMemoryDatabase, type Database } from '../database.ts';
import { refusal } from '../testing/refusal.ts';
import { createTranslationStore } from '../translationStore.ts';
import { exportJson, exportMarkdown } from './exportHistory.ts';
import { importHistory, readHistoryJson } from './importHistory.ts';
import type { HistoryJson } from './historyJson.ts';

const storesOf = (database: Database) => ({
  translations: createTranslationStore(database),
  conversations: createConversationStore(database),
  memory: createMemoryStore(database),
});
const message = (
  id: string,
  parentId: string | null,
  given: Partial<ConversationMessage> = {},
): ConversationMessage => ({
  ...{ id, parentId, role: 'user', text: `text of ${id}`, state: 'done', model: '' },
  ...{ createdAt: 1_700_000_000_000, totalMs: 0, ...given },
});
const answer = (id: string, parentId: string, given: Partial<ConversationMessage> = {}) =>
  message(id, parentId, { role: 'assistant', model: 'BayLing', totalMs: 5, ...given });

/** A history with branches, a revision, odd characters, and what still runs. */
function filled(): Database {
  const database = openMemoryDatabase();
  const { translations, conversations, memory } = storesOf(database);
  conversations.create(
    newConversation({
      id: 'a',
      title: '天气',
      system: 'Be\0brief',
      seed: 4,
      pinned: true,
      leafId: 'a3',
    }),
    [
      message('a1', null, { text: '今天天气怎么样？\n```\nopen' }),
      answer('a2', 'a1', { state: 'stopped', text: 'Fi' }),
      answer('a3', 'a1', { text: 'Fine </s> 👩‍👩‍👧\ufeff' }),
      message('a4', null),
    ],
  );
  const origin = {
    source: '你好',
    draft: 'Hi',
    from: 'zh-Hans',
    to: 'en',
    terms: [{ source: '你', target: 'you' }],
  };
  conversations.create(
    newConversation({ id: 'b', kind: 'revision', temperature: 0, archived: true, origin }),
  );
  conversations.add('b', [message('b1', null), answer('b2', 'b1', { state: 'running', text: '' })]);
  conversations.update('b2', { text: 'Half', totalMs: 1 });
  for (const id of ['t1', 't2'])
    translations.start({
      id,
      source: '你好\r\n世界',
      from: 'auto',
      to: 'en',
      model: 'm',
      createdAt: 17,
    });
  translations.finish('t1', {
    target: 'Hello\n# world',
    from: 'zh',
    model: 'm',
    state: 'done',
    totalMs: 3,
  });
  const pair = { source: '走吧。', target: 'Shall we go?', from: 'zh', to: 'en' };
  memory.addNew({ ...pair, origin: 'revision', createdAt: 1_700_000_000_000 });
  return database;
}
const exported = (database: Database) => [...exportJson(storesOf(database))].join('');
const withoutTime = (text: string) => text.replace(/"exportedAt":\d+/, '');
const read = (value: unknown) => readHistoryJson(JSON.stringify(value), 'x.json');
const load = (database: Database, text: string) =>
  importHistory(database, storesOf(database), readHistoryJson(text, 'x.json'), 'x.json');

describe('a history that is exported as JSON', () => {
  it('wiped and imported is the same, and can be searched', () => {
    const database = filled();
    const text = exported(database);
    const { translations, conversations, memory } = storesOf(database);
    for (const id of conversations.ids()) conversations.delete(id);
    for (const id of ['t1', 't2']) translations.delete(id);
    for (const { id } of memory.all()) memory.remove(id);
    expect(load(database, text)).toEqual({
      ...{ conversations: 2, translations: 2, pairs: 1, skipped: 0 },
    });
    expect(withoutTime(exported(database))).toBe(withoutTime(text));

    const other = openMemoryDatabase();
    load(other, text);
    expect(withoutTime(exported(other))).toBe(withoutTime(text));
    const page = { limit: 9, offset: 0 };
    expect(storesOf(other).conversations.search('天气', {}, page).rows).toMatchObject([
      { messageId: 'a1' },
    ]);
    expect(storesOf(other).conversations.messages('b').at(-1)).toMatchObject({
      ...{ state: 'interrupted', text: 'Half' },
    });
  });

  it('imported again leaves what is there', () => {
    const database = filled();
    const text = exported(database);
    storesOf(database).conversations.change('a', { title: 'mine' });
    expect(load(database, text)).toEqual({
      ...{ conversations: 0, translations: 0, pairs: 0, skipped: 5 },
    });
    expect(storesOf(database).conversations.get('a')?.title).toBe('mine');
  });
});

it('a file without a memory is imported too, and a pair that is there keeps its date', () => {
  const { memory, ...history } = JSON.parse(exported(filled())) as HistoryJson;
  const database = openMemoryDatabase();
  load(database, JSON.stringify(history));
  expect([...storesOf(database).memory.all()]).toEqual([]);
  const [pair] = memory ?? [];
  storesOf(database).memory.addNew({ ...(pair ?? ({} as never)), createdAt: 5 });
  load(database, JSON.stringify({ ...history, memory }));
  expect([...storesOf(database).memory.all()]).toMatchObject([{ ...pair, createdAt: 5 }]);
});

describe('a file is refused whole, and nothing is imported,', () => {
  const whole = () => JSON.parse(exported(filled())) as HistoryJson;
  const broken = (change: (history: HistoryJson) => unknown) => {
    const history = whole();
    change(history);
    return refusal(() => read(history));
  };
  const first = (history: HistoryJson) => {
    const [conversation] = history.conversations;
    if (!conversation) throw new Error('no conversation');
    return conversation;
  };

  it.each(['', '{', 'Dear diary', '[]', 'null', '{"format":"tmx","version":1}', '\0'.repeat(99)])(
    'when it is something else: %j',
    (text) => {
      expect(refusal(() => readHistoryJson(text, 'x.json'))).toMatchObject({
        code: 'import.invalid',
        details: { path: 'x.json' },
      });
    },
  );

  it('when a newer version wrote it', () => {
    expect(broken((history) => Object.assign(history, { version: 2, more: [] }))).toEqual({
      code: 'history.newer',
      details: { path: 'x.json', fileVersion: 2, appVersion: 1 },
    });
  });

  it('when a part of it is not what it should be', () => {
    const changes: ((history: HistoryJson) => unknown)[] = [
      (history) => Object.assign(history, { unknown: 1 }),
      (history) => Object.assign(first(history), { temperature: 99 }),
      (history) => Object.assign(first(history), { kind: 'revision' }),
      (history) => Object.assign(history.conversations[1] ?? {}, { kind: 'chat' }),
      (history) => Object.assign(history.memory?.[0] ?? {}, { from: 'x'.repeat(101) }),
      (history) => Object.assign(history.memory?.[0] ?? {}, { origin: 7 }),
      (history) => Object.assign(first(history), { leafId: 'nowhere' }),
      (history) => Object.assign(first(history), { leafId: null }),
      (history) => Object.assign(first(history), { id: '\ud800' }),
      (history) => first(history).messages.reverse(),
      (history) => first(history).messages.push(message('a1', null) as never),
      (history) => first(history).messages.push(message('new', 'a4') as never),
      (history) => first(history).messages.push(answer('root', 'x') as never),
      (history) => Object.assign(first(history).messages[0] ?? {}, { state: 'running' }),
      (history) => Object.assign(first(history).messages[0] ?? {}, { createdAt: 1e300 }),
      (history) => Object.assign(first(history).messages[0] ?? {}, { text: 'x'.repeat(4_000_001) }),
      (history) => Object.assign(history.translations[0] ?? {}, { target: null }),
    ];
    for (const change of changes) expect(broken(change)?.code).toBe('import.invalid');
  });

  it('also when only its last part clashes with what is there', () => {
    const database = filled();
    const before = exported(database);
    const history = whole();
    first(history).id = 'new';
    history.conversations.unshift({ ...first(history), id: 'fine', messages: [], leafId: null });
    expect(refusal(() => load(database, JSON.stringify(history)))?.code).toBe('import.invalid');
    history.conversations.length = 1;
    history.translations.push({ ...(history.translations[0] ?? ({} as never)), id: 'new' });
    database.exec(
      "CREATE TRIGGER full BEFORE INSERT ON translations BEGIN SELECT raise(ABORT, 'full'); END",
    );
    expect(() => load(database, JSON.stringify(history))).toThrow('full');
    expect(withoutTime(exported(database))).toBe(withoutTime(before));
  });
});

it('a revision as Markdown begins with its source, not with the instruction around it', () => {
  const database = openMemoryDatabase();
  const stores = storesOf(database);
  const origin = { source: '走吧。', draft: 'Go.', from: 'zh', to: 'en', terms: [] };
  const { conversation, messages } = newRevision(origin, 'BayLing');
  stores.conversations.create(conversation, messages);
  expect([...exportMarkdown(stores)].join('').trim()).toBe(
    '# 走吧。\n\n## User\n\n走吧。\n\n## BayLing\n\nGo.',
  );
  database.close();
});

it('as Markdown shows each branch that is open, and no text can end its frame', () => {
  const text = [...exportMarkdown(storesOf(filled()))].join('');
  expect(text).toContain(
    '# 天气\n\n## System\n\nBe\0brief\n\n## User\n\n今天天气怎么样？\n```\nopen\n```\n\n## BayLing\n\nFine </s>',
  );
  expect(text).not.toContain('text of a4');
  expect(text).toContain(
    '# zh → en, 1970-01-01T00:00:00.017Z, m\n\n> 你好\n> 世界\n\n> Hello\n> # world\n',
  );
});
