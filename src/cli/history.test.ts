import { mkdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newConversation } from '#core/chat/newConversation.ts';
import { newRevision } from '#core/chat/revision.ts';
import { createConversationStore } from '#core/history/conversationStore.ts';
import { openDatabase } from '#core/history/database.ts';
import { createTranslationStore } from '#core/history/translationStore.ts';
import { historyPath } from '#core/paths.ts';
import { runCli, temporaryFolder } from './testing/runCli.ts';

/** A history with something of each kind about the weather. */
function saved() {
  const folder = temporaryFolder();
  const data = folder.file('data');
  mkdirSync(data);
  const database = openDatabase(historyPath(data));
  const translations = createTranslationStore(database);
  const entry = { from: 'zh', to: 'en', model: 'm' };
  translations.start({ ...entry, id: 't', source: '今天天气很好。', createdAt: 1 });
  translations.finish('t', { ...entry, target: 'Nice weather.', state: 'done', totalMs: 1 });
  const conversations = createConversationStore(database);
  conversations.create(newConversation({ id: 'c', title: '出差', leafId: 'm', updatedAt: 2 }), [
    {
      ...{ id: 'm', parentId: null, role: 'user', text: '明天天气怎么样？', state: 'done' },
      ...{ model: '', createdAt: 2, totalMs: 0 },
    },
  ]);
  const origin = { source: '天气预报', draft: 'Forecast', from: 'zh', to: 'en', terms: [] };
  const { conversation, messages } = newRevision(origin, 'm');
  conversations.create({ ...conversation, updatedAt: 3 }, messages);
  database.close();
  return {
    ...folder,
    history: (...args: string[]) => runCli(['history', ...args], { data }),
  };
}

it('what is saved is listed, newest first, translations and conversations', async () => {
  using set = saved();
  const { stdout } = await set.history('list');
  expect(stdout).toMatch(
    /^\S+ \S+ {2}revision, zh > en\n {2}天气预报\n {2}Forecast\n.* {2}chat\n {2}出差\n {2}明天天气怎么样？\n.* {2}zh > en\n {2}今天天气很好。\n {2}Nice weather\.\n$/,
  );
  expect(JSON.parse((await set.history('list', '--kind', 'chat', '--json')).stdout)).toMatchObject({
    total: 1,
    entries: [{ kind: 'chat', id: 'c', title: '出差' }],
  });
});

it('what is searched is found in every kind, or in one, and by the title given', async () => {
  using set = saved();
  const { stdout } = await set.history('search', '天气', '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    total: 3,
    entries: [
      { kind: 'translation', source: '今天天气很好。', target: 'Nice weather.' },
      { kind: 'revision', title: '天气预报', role: 'user' },
      { kind: 'chat', conversationId: 'c', messageId: 'm', snippet: '明天天气怎么样？' },
    ],
  });
  const one = await set.history('search', '--kind', 'translation', '天气');
  expect(one.stdout).not.toContain('明天');
  expect((await set.history('search', '出差')).stdout).toContain(
    'chat, user\n  出差\n  明天天气怎么样？',
  );
});
