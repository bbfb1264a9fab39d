import { expect, test } from './app.ts';
import { complaints, wordsOn } from './accessibility.ts';
import { chooseFromMenu, screen } from './screen.ts';

/** An open picker lies over the landmarks, and its list is moved through from its search field, which axe cannot see. */
const PICKER = ['region', 'scrollable-region-focusable'];

test.beforeEach(async ({ desk }) => desk.giveModel());

test('axe finds nothing: empty, translated, choosing a language, dark, in Chinese', async ({
  desk,
}) => {
  const page = await desk.start();
  const { source, to, entries } = screen(page);
  await expect(source).toBeVisible();
  expect(await complaints(page)).toEqual([]);

  await source.fill('Good morning');
  await expect(entries).toHaveCount(1);
  expect(await complaints(page)).toEqual([]);

  await to.click();
  await expect(page.getByRole('option', { name: /German/ }).first()).toBeVisible();
  expect(await complaints(page, PICKER)).toEqual([]);
  await page.keyboard.press('Escape');

  await chooseFromMenu(page, 'Theme', 'Dark');
  expect(await complaints(page)).toEqual([]);

  await chooseFromMenu(page, 'Interface language', '简体中文');
  await expect(page.getByRole('textbox', { name: 'Source text' })).toHaveCount(0);
  expect(await complaints(page)).toEqual([]);
});

test('in the Chinese interface no English word is left', async ({ desk }) => {
  const page = await desk.start();
  await chooseFromMenu(page, 'Interface language', '简体中文');
  await expect(page.getByRole('textbox', { name: 'Source text' })).toHaveCount(0);
  // What has no Chinese name: the app, the model's file, processors and keys.
  const words = (await wordsOn(page))
    .replaceAll(/test-v1\S*|BayLing|\bv1\b|CPU|Ctrl|Shift|Enter|Esc|\b[A-Z]\b/g, '')
    .match(/[A-Za-z]{2,}/g);
  expect(words).toBeNull();
});

test('everything is done by keyboard alone', async ({ desk }) => {
  const page = await desk.start();
  const { source, target, to, entries, search } = screen(page);
  await expect(source).toBeVisible();
  const { keyboard } = page;

  await to.focus();
  await keyboard.press('Enter');
  await keyboard.type('french');
  await keyboard.press('Enter');
  await expect(to).toContainText('French');

  await keyboard.press('Control+l');
  await expect(source).toBeFocused();
  await keyboard.type('Good evening');
  await keyboard.press('Control+Enter');
  await expect(entries).toHaveCount(1);

  await keyboard.press('Control+Shift+c');
  const copied = await desk.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toBe((await target.innerText()).trimEnd());

  await keyboard.press('Control+f');
  await expect(search).toBeFocused();
  await keyboard.type('evening');
  await keyboard.press('ArrowDown');
  await expect(entries.first()).toBeFocused();
  await keyboard.press('Delete');
  await expect(entries).toHaveCount(0);
});
