import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { complaints } from './accessibility.ts';
import { type Desk, expect, test } from './app.ts';
import { act, conversationList, sampleHistory, showChat, transfer } from './conversationList.ts';

test.beforeEach(async ({ desk }) => desk.giveModel());

const fileOf = ({ dataFolder }: Desk, name: string) => path.join(dataFolder, name);

/** The app with three conversations in its history. */
async function startWithSample(desk: Desk): Promise<Page> {
  const page = await desk.start();
  const file = fileOf(desk, 'sample.json');
  await writeFile(file, JSON.stringify(sampleHistory()));
  await desk.answerDialogs(file);
  await showChat(page);
  await transfer(page, 'Import JSON…');
  await expect(conversationList(page).rows).toHaveCount(3);
  return page;
}

async function exportAll(page: Page, desk: Desk, action: string, name: string): Promise<string> {
  const file = fileOf(desk, name);
  await desk.answerDialogs(file);
  await transfer(page, action);
  await expect(page.getByText(`Exported to ${file}.`).first()).toBeVisible();
  return readFile(file, 'utf8');
}

test('a conversation is listed as it begins, and renamed, pinned and archived', async ({
  desk,
}) => {
  const page = await startWithSample(desk);
  const { rows, undo } = conversationList(page);
  await page.evaluate(() => window.bayling.request('chat.create', null));
  await expect(rows).toHaveCount(4);
  await expect(rows.first()).toContainText('New conversation');

  await act(page, rows.first(), 'Rename');
  await page.getByRole('textbox', { name: 'Title' }).fill('  关于天气的对话 ');
  await page.keyboard.press('Enter');
  await expect(rows.first()).toContainText('关于天气的对话');

  await act(page, rows.filter({ hasText: 'Old letters' }), 'Pin');
  await expect(rows.first()).toContainText('Old letters');
  await expect(rows.first().getByRole('img', { name: 'Pinned' })).toBeVisible();

  await act(page, rows.filter({ hasText: '泡茶' }), 'Archive');
  await expect(rows).toHaveCount(3);
  await undo.click();
  await expect(rows).toHaveCount(4);
});

test('by keyboard: found, renamed, deleted, and back with undo', async ({ desk }) => {
  const page = await startWithSample(desk);
  const { search, rows, undo } = conversationList(page);
  const { keyboard } = page;
  await search.focus();
  await keyboard.press('ArrowDown');
  await expect(rows.first()).toBeFocused();
  await keyboard.press('F2');
  await keyboard.type('Libraries');
  await keyboard.press('Enter');
  await expect(rows.first()).toContainText('Libraries');
  await expect(rows.first()).toBeFocused();
  await keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible();
  await keyboard.press('Escape');
  await rows.first().focus();
  await keyboard.press('Delete');
  await expect(rows).toHaveCount(2);
  await undo.click();
  await expect(rows).toHaveCount(3);
});

test('a search for two Chinese characters opens the conversation at the message', async ({
  desk,
}) => {
  const page = await startWithSample(desk);
  const { search, hits, rows } = conversationList(page);
  await search.fill('绿茶');
  await expect(hits).toHaveCount(1);
  await expect(hits.locator('mark')).toHaveText('绿茶');
  await expect(hits).toContainText('泡茶的方法');
  await hits.click();
  await expect(page.getByRole('main').getByText('Use water of 80 °C.')).toBeVisible();
  // What is archived is found as well.
  await search.fill('');
  await act(page, rows.filter({ hasText: '泡茶' }), 'Archive');
  await expect(rows).toHaveCount(2);
  await search.fill('绿茶');
  await expect(hits).toHaveCount(1);
  await search.fill('火车');
  await expect(page.getByText('Nothing found for “火车”')).toBeVisible();
});

test('filters narrow the list and the search, say so, and are cleared', async ({ desk }) => {
  const page = await startWithSample(desk);
  const { rows, hits, search, filter, panel } = conversationList(page);
  await filter.click();
  await page.getByLabel('Kind').selectOption('Revisions');
  await page.getByLabel('From').selectOption('Chinese');
  await page.keyboard.press('Escape');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Chinese → English');
  await expect(filter).toHaveAccessibleName('Filter, 2 active');
  await expect(panel).toContainText('Revisions · from Chinese');
  await search.fill('绿茶');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(hits).toHaveCount(1);
  await search.fill('');
  await expect(rows).toHaveCount(3);

  await filter.click();
  await page.getByLabel('Last changed').selectOption('Older than 30 days');
  await page.keyboard.press('Escape');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Old letters');
});

test('what is exported, wiped and imported is the same', async ({ desk }) => {
  const withoutTime = (text: string) => text.replace(/"exportedAt":\d+/, '');
  let page = await startWithSample(desk);
  const before = await exportAll(page, desk, 'Export all as JSON…', 'before.json');
  const markdown = await exportAll(page, desk, 'Export all as Markdown…', 'all.md');
  expect(markdown).toContain('# 泡茶的方法\n');
  const tmx = await exportAll(page, desk, 'Export sentence pairs (TMX)…', 'pairs.tmx');
  expect(tmx).toContain('<seg>Good morning</seg>');
  await desk.close();
  for (const ending of ['', '-wal', '-shm'])
    await rm(fileOf(desk, `history.db${ending}`), { force: true });

  page = await desk.start();
  await showChat(page);
  await expect(conversationList(page).rows).toHaveCount(0);
  await desk.answerDialogs(fileOf(desk, 'before.json'));
  await transfer(page, 'Import JSON…');
  await expect(page.getByText('Imported: 3 conversations, 1 translations.').first()).toBeVisible();
  await expect(conversationList(page).rows).toHaveCount(3);
  const after = await exportAll(page, desk, 'Export all as JSON…', 'after.json');
  expect(withoutTime(after)).toBe(withoutTime(before));
});

test('one conversation is exported by itself', async ({ desk }) => {
  const page = await startWithSample(desk);
  const { rows } = conversationList(page);
  const file = fileOf(desk, 'one.json');
  await desk.answerDialogs(file);
  await act(page, rows.filter({ hasText: '泡茶' }), 'Export as JSON…');
  await expect(page.getByText('Exported to').first()).toBeVisible();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    conversations: [{ id: 'tea' }],
    translations: [],
  });
});

test.describe('a file to import is refused whole, in one line, when it', () => {
  const sample = sampleHistory();
  const broken = JSON.stringify(sample).slice(0, -200);
  const [first, second] = sample.conversations;
  const halfBroken = { ...sample, conversations: [first, { ...second, leafId: 'nowhere' }] };
  for (const [what, text, line] of [
    ['is cut off', broken, /cannot be imported \(it is not JSON/],
    ['has one broken conversation', JSON.stringify(halfBroken), /there is no message nowhere/],
    ['is of another program', '{"messages":[]}', /it is no export of a history/],
    ['is of a newer version', JSON.stringify({ ...sample, version: 9 }), /newer version/],
  ] as const) {
    test(what, async ({ desk }) => {
      const page = await desk.start();
      const file = fileOf(desk, 'bad.json');
      await writeFile(file, text);
      await desk.answerDialogs(file);
      await showChat(page);
      await transfer(page, 'Import JSON…');
      await expect(page.getByRole('alert').filter({ hasText: line })).toHaveCount(1);
      await expect(conversationList(page).rows).toHaveCount(0);
    });
  }
});

test('axe finds nothing: empty, full, searching, with a menu, filtering', async ({ desk }) => {
  const page = await startWithSample(desk);
  const { search, hits, filter, rows } = conversationList(page);
  expect(await complaints(page)).toEqual([]);
  await rows.first().hover();
  await rows.first().getByRole('button').click();
  await expect(page.getByRole('menu')).toBeVisible();
  expect(await complaints(page, ['region'])).toEqual([]);
  await page.keyboard.press('Escape');
  await search.fill('绿茶');
  await expect(hits).toHaveCount(1);
  expect(await complaints(page)).toEqual([]);
  await filter.click();
  await expect(page.getByLabel('Kind')).toBeVisible();
  expect(await complaints(page, ['region'])).toEqual([]);
});
