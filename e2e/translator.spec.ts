import { expect, test } from './app.ts';
import { chooseLanguage, screen } from './screen.ts';

test.beforeEach(async ({ desk }) => desk.giveModel());

test('text that is typed is translated as it stands, line by line', async ({ desk }) => {
  const page = await desk.start();
  const { source, target, status } = screen(page);
  await source.fill('First line.\n\nThird line.\n---\n');
  await expect(status).toContainText('Done');
  const lines = (await target.innerText()).split('\n');
  expect(lines[0]).not.toBe('');
  expect(lines[1]).toBe('');
  expect(lines[2]).not.toBe('');
  expect(lines[3]).toBe('---');
});

test('the translation streams in, and stopping keeps the part', async ({ desk }) => {
  const page = await desk.start();
  const { source, target, stop, status } = screen(page);
  await source.fill(Array.from({ length: 400 }, (_, i) => `Sentence number ${i}.`).join('\n'));
  await expect(stop).toBeVisible();
  await expect(target).toContainText(/\S{4}/);
  const part = await target.innerText();
  await page.keyboard.press('Escape');
  await expect(status).toContainText('Stopped');
  expect((await target.innerText()).startsWith(part.slice(0, 20))).toBe(true);
});

test('newer input wins over what is running', async ({ desk }) => {
  const page = await desk.start();
  const { source, target, stop, status } = screen(page);
  await source.fill(Array.from({ length: 400 }, (_, i) => `Old text number ${i}.`).join('\n'));
  await expect(stop).toBeVisible();
  await expect(target).toContainText(/\S{4}/);
  await source.fill('New text');
  await expect(status).toContainText('Done');
  expect((await target.innerText()).split('\n')).toHaveLength(1);
});

test('swap turns languages and texts round', async ({ desk }) => {
  const page = await desk.start();
  const { source, target, status, swap, from, to } = screen(page);
  await chooseLanguage(page, from, 'english');
  await chooseLanguage(page, to, 'deutsch');
  await source.fill('Good morning');
  await expect(status).toContainText('Done');
  const translated = await target.innerText();
  await swap.click();
  await expect(from).toContainText('German');
  await expect(to).toContainText('English');
  await expect(source).toHaveValue(translated.trim());
});

test('the translation is copied as a whole', async ({ desk }) => {
  const page = await desk.start();
  const { source, target, status, copy } = screen(page);
  await source.fill('Good morning\nGood night');
  await expect(status).toContainText('Done');
  await copy.click();
  const copied = await desk.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toBe(await target.innerText());
});

test('cleared text comes back with undo', async ({ desk }) => {
  const page = await desk.start();
  const { source, clear } = screen(page);
  await source.fill('A long thought');
  await clear.click();
  await expect(source).toHaveValue('');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(source).toHaveValue('A long thought');
});

test('a right-to-left language reads from the right', async ({ desk }) => {
  const page = await desk.start();
  const { source, target, status, to } = screen(page);
  await chooseLanguage(page, to, 'Arabic');
  await source.fill('Good morning');
  await expect(status).toContainText('Done');
  await expect(
    target
      .locator('[dir="rtl"][lang="ar"]')
      .or(page.locator('[aria-label="Translation"][dir="rtl"]')),
  ).toHaveCount(1);
});
