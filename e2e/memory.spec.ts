import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { complaints, wordsOn } from './accessibility.ts';
import { type Desk, expect, test } from './app.ts';
import { memory, type Pair, showMemory, tmxOf } from './memoryPage.ts';
import { chooseFromMenu } from './screen.ts';

const PAIRS: readonly Pair[] = [
  ['en', 'Good morning.', 'de', 'Guten Morgen.'],
  ['en', 'Good morning.', 'de', 'Guten Tag.'],
  ['en', 'Good night.', 'ar', 'تصبح على خير.'],
  ['zh', '绿茶很好喝。', 'en', 'Green tea is good.'],
];

test.beforeEach(async ({ desk }) => desk.giveModel());

/** Imports a TMX file by keyboard; the memory is on show. */
async function importTmx(page: Page, desk: Desk, text: string): Promise<void> {
  const file = path.join(desk.dataFolder, 'given.tmx');
  await writeFile(file, text);
  await desk.answerDialogs(file);
  await memory(page).import.press('Enter');
}

async function startWithPairs(desk: Desk): Promise<Page> {
  const page = await desk.start();
  await showMemory(page);
  await importTmx(page, desk, tmxOf(PAIRS));
  await expect(memory(page).pairs).toHaveCount(PAIRS.length);
  return page;
}

test('an empty memory says what it is for; an import tells what became of it', async ({ desk }) => {
  const page = await desk.start();
  const view = memory(page);
  await showMemory(page);
  await expect(view.view.getByText('Nothing remembered yet')).toBeVisible();
  expect(await complaints(page)).toEqual([]);
  await importTmx(page, desk, tmxOf([...PAIRS, ['en', 'Odd', 'xx-nobody', 'Odd']]));
  const report = view.view.getByRole('status').filter({ hasText: 'Import finished' });
  await expect(report).toContainText('4 pairs added · 1 without a text or a known language');
  await expect(view.view).toContainText('English to German (2)');
  await expect(view.search).toBeFocused();
  await page.getByRole('button', { name: 'Close the report' }).press('Enter');

  await importTmx(page, desk, tmxOf(PAIRS));
  await expect(report).toContainText('0 pairs added · 4 already there');
});

test('a pair is found in either language, edited, deleted and brought back by keyboard alone', async ({
  desk,
}) => {
  const page = await startWithPairs(desk);
  const { keyboard } = page;
  const view = memory(page);
  await keyboard.press('Control+f');
  await expect(view.search).toBeFocused();
  await keyboard.type('绿茶');
  await expect(view.pairs).toHaveCount(1);
  await expect(view.pairs.locator('mark')).toHaveText('绿茶');
  await view.search.fill('Morgen');
  // The earlier search found one pair as well.
  await expect(view.pairs.locator('mark')).toHaveText('Morgen');
  await expect(view.pairs).toHaveCount(1);
  await expect(view.view.getByText('1 pair found')).toBeVisible();

  await keyboard.press('ArrowDown');
  await expect(view.pairs).toBeFocused();
  await keyboard.press('Enter');
  await expect(view.editor).toBeFocused();
  await view.editor.fill('Something else');
  await keyboard.press('Escape');
  await expect(view.pairs).toBeFocused();
  await keyboard.press('Enter');
  await view.editor.fill('Einen schönen guten Morgen!');
  await keyboard.press('Control+Enter');
  await expect(view.pairs).toContainText('Einen schönen guten Morgen!');
  await expect(view.pairs).toBeFocused();

  await keyboard.press('Delete');
  await expect(view.pairs).toHaveCount(0);
  await expect(view.view.getByText('No pair fits')).toBeVisible();
  await view.undo.press('Enter');
  await expect(view.pairs).toContainText('Einen schönen guten Morgen!');
});

test('each text is read in its own direction and language', async ({ desk }) => {
  const page = await startWithPairs(desk);
  const texts = memory(page).pair('Good night.').locator('[lang][dir]');
  await expect(texts.nth(0)).toHaveAttribute('dir', 'ltr');
  await expect(texts.nth(0)).toHaveAttribute('lang', 'en');
  await expect(texts.nth(1)).toHaveAttribute('dir', 'rtl');
  await expect(texts.nth(1)).toHaveAttribute('lang', 'ar');
});

test('filters narrow the list, and what is listed is exported and deleted with a way back', async ({
  desk,
}) => {
  const page = await startWithPairs(desk);
  const { keyboard } = page;
  const view = memory(page);
  await view.view.getByRole('button', { name: 'English to Arabic (1)' }).press('Enter');
  await expect(view.pairs).toHaveCount(1);
  await expect(view.filter).toHaveAccessibleName('Filter, 2 in use');
  await view.filter.press('Enter');
  const filter = page.getByRole('dialog', { name: 'Filter' });
  await filter.getByRole('button', { name: 'Clear filter' }).press('Enter');
  await filter.getByRole('combobox', { name: 'Origin' }).selectOption('given.tmx');
  await filter.getByLabel('Since').fill('2020-01-01');
  await expect(view.pairs).toHaveCount(4);
  await filter.getByLabel('Before').fill('2020-01-02');
  await expect(view.pairs).toHaveCount(0);
  await filter.getByLabel('Before').fill('');
  await filter.getByRole('checkbox', { name: /several translations/ }).press('Space');
  await expect(view.pairs).toHaveCount(2);
  await keyboard.press('Escape');

  for (const format of ['TMX', 'CSV']) {
    const exported = path.join(desk.dataFolder, `out.${format.toLowerCase()}`);
    await desk.answerDialogs(exported);
    await view.more.press('Enter');
    await page
      .getByRole('menuitem', { name: `Export what is listed as ${format}…` })
      .press('Enter');
    await expect(page.getByText(`2 pairs exported to ${exported}.`).first()).toBeVisible();
    const written = await readFile(exported, 'utf8');
    expect(written).toContain('Guten Tag.');
    expect(written).not.toContain('Green tea');
  }

  const askToDelete = async () => {
    await view.more.press('Enter');
    await page.getByRole('menuitem', { name: 'Delete all 2 listed…' }).press('Enter');
    await expect(view.question).toContainText('Delete 2 pairs?');
  };
  await askToDelete();
  // Who only presses Enter keeps them.
  await expect(page.getByRole('button', { name: 'Keep them' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(view.question).toHaveCount(0);
  await expect(view.pairs).toHaveCount(2);
  await askToDelete();
  await page.getByRole('button', { name: 'Delete 2 pairs' }).press('Enter');
  await expect(view.pairs).toHaveCount(0);
  await view.undo.press('Enter');
  await expect(view.pairs).toHaveCount(2);
  await expect(page.getByText('2 pairs are back.').first()).toBeVisible();
});

test('an import shows how far it is, and what it took in stays when it is stopped', async ({
  desk,
}) => {
  const page = await desk.start();
  const view = memory(page);
  await showMemory(page);
  const many = Array.from({ length: 300_000 }, (_, i): Pair => {
    return ['en', `This is sentence ${i} of a large memory.`, 'de', `Das ist Satz ${i} davon.`];
  });
  await importTmx(page, desk, tmxOf(many));
  await expect(view.view.getByRole('progressbar', { name: 'Progress' })).toBeVisible();
  await view.view.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
  await expect(view.view.getByText('Import stopped')).toBeVisible();
  await expect(view.pairs.first()).toContainText('of a large memory.');
  await expect(view.view.getByRole('progressbar', { name: 'Progress' })).toHaveCount(0);
});

test('a file that is cut off is told, with what was taken in before', async ({ desk }) => {
  const page = await desk.start();
  const view = memory(page);
  await showMemory(page);
  await importTmx(page, desk, tmxOf(PAIRS, '<tu><tuv xml:lang="en"><se'));
  await expect(page.getByRole('alert')).toContainText(/given\.tmx.*4 pairs before that/);
  await expect(view.pairs).toHaveCount(4);
});

test('axe finds nothing, nothing is cut off at 200 %, and no English word is left in Chinese', async ({
  desk,
}) => {
  const page = await startWithPairs(desk);
  const view = memory(page);
  await page.getByRole('button', { name: 'Close the report' }).press('Enter');
  expect(await complaints(page)).toEqual([]);
  await view.pair('Green tea').press('Enter');
  expect(await complaints(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await chooseFromMenu(page, 'Theme', 'Dark');
  await view.filter.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Filter' })).toBeVisible();
  // An open popover lies over the landmarks.
  expect(await complaints(page, ['region'])).toEqual([]);
  await page.keyboard.press('Escape');

  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2);
  });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
    .toBe(true);
  await page.keyboard.press('Control+f');
  await expect(view.search).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(view.pairs.first()).toBeInViewport();
  expect(await complaints(page)).toEqual([]);

  await view.search.fill('绿茶');
  await expect(view.pairs).toHaveCount(1);
  await chooseFromMenu(page, 'Interface language', '简体中文');
  await expect(view.view).toHaveCount(0);
  // What is searched and listed is the user's own.
  const words = (await wordsOn(page))
    .replaceAll('Green tea is good.', '')
    .replaceAll(/given\.tmx|test-v1\S*|BayLing|\bv1\b|CPU|Ctrl|Shift|Enter|Esc|\b[A-Z]\b/g, '')
    .match(/[A-Za-z]{2,}/g);
  expect(words).toBeNull();
});
