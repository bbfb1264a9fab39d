import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newConversation } from '#core/chat/newConversation.ts';
import { createConversationStore } from '#core/history/conversationStore.ts';
import { openDatabase } from '#core/history/database.ts';
import { readTmx } from '#core/history/transfer/testing/readTmx.ts';
import { createTranslationStore } from '#core/history/translationStore.ts';
import { historyPath } from '#core/paths.ts';
import { runCli, temporaryFolder } from './testing/runCli.ts';

/** A history with a conversation and a translation, and an empty one. */
function histories() {
  const folder = temporaryFolder();
  const [full, empty] = [folder.file('full'), folder.file('empty')];
  for (const data of [full, empty]) mkdirSync(data);
  const database = openDatabase(historyPath(full));
  createConversationStore(database).create(newConversation({ id: 'a', title: '天气' }));
  const translations = createTranslationStore(database);
  const entry = { id: 't', from: 'zh', to: 'en', model: 'm' };
  translations.start({ ...entry, source: '你好', createdAt: 1 });
  translations.finish('t', { ...entry, target: 'Hello', state: 'done', totalMs: 1 });
  database.close();
  return {
    ...folder,
    history: (data: 'full' | 'empty', ...args: string[]) =>
      runCli(['history', ...args], { data: folder.file(data) }),
  };
}

it('a history goes through a JSON file to another, whole', async () => {
  using set = histories();
  const file = set.file('history.json');
  const out = ['export', '--format', 'json', '--out', file];
  expect(await set.history('full', ...out)).toEqual({ status: 0, stdout: '', stderr: '' });
  expect((await set.history('full', ...out)).stderr).toContain('is there already');
  expect(await set.history('empty', 'import', file)).toMatchObject({
    status: 0,
    stdout: 'Imported 1 conversations, 1 translations and 0 memory pairs; 0 were there already.\n',
  });
  const { stdout } = await set.history('empty', 'export', '--format', 'json');
  const withoutTime = (text: string) => text.replace(/"exportedAt":\d+/, '');
  expect(withoutTime(stdout)).toBe(withoutTime(readFileSync(file, 'utf8')));
});

it('it is written as Markdown too', async () => {
  using set = histories();
  const { status, stdout } = await set.history('full', 'export', '--format', 'md');
  expect(status).toBe(0);
  expect(stdout).toContain('# 天气');
  expect(stdout).toContain('> 你好\n\n> Hello');
});

it('it is written as TMX for other translation tools', async () => {
  using set = histories();
  const { status, stdout } = await set.history('full', 'export', '--format', 'tmx');
  expect(status).toBe(0);
  expect(readTmx(stdout).units).toMatchObject([
    { variants: [{ text: '你好' }, { text: 'Hello' }] },
  ]);
});

it('a file that is no export is refused in one line, and nothing is imported', async () => {
  using set = histories();
  const file = set.file('other.json');
  writeFileSync(file, '{"format":"bayling-history","version":2}');
  const newer = await set.history('empty', 'import', file);
  expect(newer).toMatchObject({ status: 1, stdout: '' });
  expect(newer.stderr).toMatch(/^bayling: .*other\.json comes from a newer version.*\n$/);
  writeFileSync(file, '{"conversations":');
  const broken = await set.history('empty', 'import', file);
  expect(broken).toMatchObject({ status: 1, stdout: '' });
  expect(broken.stderr).toMatch(
    /^bayling: .*other\.json cannot be imported.*Nothing was imported.*\n$/,
  );
});
