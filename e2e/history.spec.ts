import { expect, test } from './app.ts';
import { screen } from './screen.ts';

test.beforeEach(async ({ desk }) => desk.giveModel());

test('translations are found again, after a restart too, by two Chinese characters', async ({
  desk,
}) => {
  let page = await desk.start();
  for (const text of ['图书馆明天开放', '我喜欢喝绿茶', 'The quick brown fox']) {
    const { source, status, entries } = screen(page);
    await source.fill(text);
    await expect(status).toContainText('Done');
    await expect(entries.filter({ hasText: text })).toHaveCount(1);
  }
  await desk.close();

  page = await desk.start();
  const { search, entries, source } = screen(page);
  await expect(entries).toHaveCount(3);
  await search.fill('绿茶');
  await expect(entries).toHaveCount(1);
  await entries.first().click();
  await expect(source).toHaveValue('我喜欢喝绿茶');
  await search.fill('quick');
  await expect(entries).toHaveCount(1);
});

test('what was deleted comes back with undo', async ({ desk }) => {
  const page = await desk.start();
  const { source, status, entries } = screen(page);
  await source.fill('To be deleted');
  await expect(status).toContainText('Done');
  await entries.first().hover();
  await entries
    .first()
    .getByRole('button', { name: /Delete/ })
    .click();
  await expect(entries).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(entries).toHaveCount(1);
});

test('with the history off nothing is saved', async ({ desk }) => {
  const page = await desk.start();
  const { source, status, entries } = screen(page);
  await page.getByRole('switch', { name: 'Keep history' }).focus();
  await page.keyboard.press('Space');
  await source.fill('A secret');
  await expect(status).toContainText('Done');
  await expect(entries).toHaveCount(0);
});
