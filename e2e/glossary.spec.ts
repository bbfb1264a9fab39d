import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { complaints, wordsOn } from './accessibility.ts';
import { expect, test } from './app.ts';
import { drop, files } from './documents.ts';
import { addTerm, glossary, makeGlossary, showGlossary } from './glossaryPage.ts';
import { chooseFromMenu, chooseLanguage, screen } from './screen.ts';

test.beforeEach(async ({ desk }) => desk.giveModel());

test('a glossary is made, filled and corrected by keyboard alone', async ({ desk }) => {
  const page = await desk.start();
  const { keyboard } = page;
  const view = glossary(page);
  await showGlossary(page);
  await expect(view.view.getByText('No glossary yet')).toBeVisible();
  await makeGlossary(page, 'Contracts');
  await expect(view.glossaries).toContainText('English to German · 0 terms');

  await addTerm(page, 'contract', 'Vertrag');
  await expect(view.source).toBeFocused();
  await addTerm(page, 'party', 'Vertragspartei');
  await keyboard.press('Escape');
  await expect(view.add).toBeFocused();
  await expect(view.terms).toHaveCount(2);
  await expect(view.glossaries).toContainText('2 terms');

  await keyboard.press('Control+f');
  await expect(view.search).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(view.terms.first()).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(view.term('party')).toBeFocused();
  await keyboard.press('Enter');
  await expect(view.source).toHaveValue('party');
  await view.target.fill('Partei');
  await view.view.getByRole('combobox', { name: 'Found as' }).selectOption('Word stem');
  await view.view.getByRole('checkbox', { name: 'Case sensitive' }).press('Space');
  await view.target.press('Enter');
  await expect(view.term('party')).toContainText('Partei');
  await expect(view.term('party')).toContainText('Word stem');
  await expect(view.term('party')).toContainText('Case sensitive');
  await expect(view.term('party')).toBeFocused();

  await keyboard.press('Delete');
  await expect(view.terms).toHaveCount(1);
  await expect(view.term('contract')).toBeFocused();
  await view.undo.press('Enter');
  await expect(view.term('party')).toContainText('Word stem');
});

test('what is written in a term is not saved by Escape, and nothing is saved without its words', async ({
  desk,
}) => {
  const page = await desk.start();
  const view = glossary(page);
  await showGlossary(page);
  await makeGlossary(page, 'Contracts');
  await view.add.press('Enter');
  await view.source.press('Enter');
  await expect(view.view.getByText('Enter the term.')).toBeVisible();
  await expect(view.source).toBeFocused();
  await view.view.getByRole('checkbox', { name: 'Must not be used' }).press('Space');
  await addTerm(page, '', 'Kontrakt');
  await page.keyboard.press('Escape');
  await expect(view.terms).toContainText('Everywhere');
  await expect(view.terms).toContainText('Must not be used');

  await view.terms.press('Enter');
  await view.target.fill('Something else');
  await page.keyboard.press('Escape');
  await expect(view.terms).toBeFocused();
  await expect(view.terms).toContainText('Kontrakt');
});

test('an import tells what became of it, two terms that contradict are told, and the export has them', async ({
  desk,
}) => {
  const page = await desk.start();
  const view = glossary(page);
  await showGlossary(page);
  await makeGlossary(page, 'Contracts');
  await addTerm(page, 'house', 'Haus');
  await page.keyboard.press('Escape');
  const file = path.join(desk.dataFolder, 'terms.csv');
  await writeFile(file, 'house,Haus\nhouse,Gebäude\n,nothing\ntree,Baum\n');
  await desk.answerDialogs(file);
  await page.getByRole('button', { name: 'Import into Contracts' }).press('Enter');
  const report = view.view.getByRole('status').filter({ hasText: 'Import into Contracts' });
  await expect(report).toContainText('2 terms added · 1 already there · 1 could not be used');
  await expect(report).toContainText('Line 3: the term is missing.');
  await chooseFromMenu(page, 'Interface language', '简体中文');
  const inChinese = page.getByRole('status').filter({ hasText: '导入到 Contracts' });
  await expect(inChinese).toContainText('第 3 行：没有术语。');
  await chooseFromMenu(page, '界面语言', 'English');
  await page.getByRole('button', { name: 'Close the report' }).press('Enter');
  await expect(report).toHaveCount(0);
  await expect(view.search).toBeFocused();
  await expect(view.terms.nth(0)).toContainText('Also translated as “Gebäude”');
  await expect(view.terms.nth(1)).toContainText('Also translated as “Haus”');

  const exported = path.join(desk.dataFolder, 'out.tsv');
  await desk.answerDialogs(exported);
  await page.getByRole('button', { name: 'More for Contracts' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Export as TSV…' }).press('Enter');
  await expect(page.getByText(`Exported to ${exported}.`).first()).toBeVisible();
  const lines = (await readFile(exported, 'utf8')).split(/\r?\n/);
  for (const pair of ['house\tHaus', 'house\tGebäude', 'tree\tBaum'])
    expect(lines.some((line) => line.includes(pair))).toBe(true);

  // What is no glossary is refused, and nothing is lost.
  await writeFile(file, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0, 0xff, 0xfe, 0, 0]));
  await desk.answerDialogs(file);
  await page.getByRole('button', { name: 'Import into Contracts' }).press('Enter');
  await expect(page.getByRole('alert').or(report)).toContainText(/cannot be used|0 terms added/);
  await expect(view.terms).toHaveCount(3);
});

test('a glossary is renamed, turned off, deleted and brought back, and is there after a restart', async ({
  desk,
}) => {
  let page = await desk.start();
  let view = glossary(page);
  await showGlossary(page);
  await makeGlossary(page, 'Contracts');
  await addTerm(page, 'house', 'Haus');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More for Contracts' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Name and languages…' }).press('Enter');
  await view.name.fill('契约 Law');
  await view.name.press('Enter');
  await expect(view.glossaries).toContainText('契约 Law');
  const isUsed = () => view.glossaries.getByRole('switch', { name: 'Use 契约 Law' });
  await isUsed().press('Space');
  await expect(isUsed()).not.toBeChecked();

  await view.glossaries.getByRole('button').press('Delete');
  await expect(view.view.getByText('No glossary yet')).toBeVisible();
  await view.undo.press('Enter');
  await expect(view.glossaries).toContainText('1 term');

  await desk.close();
  page = await desk.start();
  view = glossary(page);
  await expect(view.glossaries).toContainText('契约 Law');
  await expect(isUsed()).not.toBeChecked();
  await expect(view.term('house')).toContainText('Haus');
});

test('a glossary of 100,000 terms is listed and searched', async ({ desk }) => {
  const page = await desk.start();
  const view = glossary(page);
  await showGlossary(page);
  await makeGlossary(page, 'Large');
  const file = path.join(desk.dataFolder, 'large.csv');
  const number = (i: number) => String(i).padStart(6, '0');
  const lines = Array.from({ length: 100_000 }, (_, i) => `word${number(i)},Wort${number(i)}`);
  await writeFile(file, lines.join('\n'));
  await desk.answerDialogs(file);
  await page.getByRole('button', { name: 'Import into Large' }).press('Enter');
  await expect(view.view.getByText('100,000 terms added')).toBeVisible({ timeout: 60_000 });
  await expect(view.terms.first()).toContainText('Wort000000');
  expect(await view.terms.count()).toBeLessThan(200);

  await page.keyboard.press('Control+f');
  await page.keyboard.press('ArrowDown');
  await expect(view.terms.first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(view.term('word099999')).toBeFocused();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('Wort054321');
  await expect(view.terms).toHaveCount(1);
  await expect(view.terms).toContainText('word054321');
});

test('a finished document proposes terms, which go into a new glossary', async ({ desk }) => {
  const page = await desk.start();
  const view = glossary(page);
  const { row } = files(page);
  const people = {
    tenant: 'Mieter',
    lawyer: 'Anwalt',
    judge: 'Richter',
    buyer: 'Käufer',
    son: 'Sohn',
  };
  const acts = { reads: 'liest', signs: 'unterschreibt', keeps: 'behält', needs: 'braucht' };
  const entries = Object.entries(people).flatMap(([person, german]) =>
    Object.entries(acts).map(
      ([act, does]) => `msgid "The ${person} ${act} it."\nmsgstr "Der ${german} ${does} es."`,
    ),
  );
  const header = 'msgid ""\nmsgstr "Language: de\\nContent-Type: text/plain; charset=UTF-8\\n"';
  const file = path.join(desk.dataFolder, 'house.po');
  await writeFile(file, [header, ...entries].join('\n\n'));
  await chooseLanguage(page, screen(page).to, 'german');
  await drop(page, file);
  await expect(row('house.po')).toContainText('Done');
  await row('house.po').getByRole('button', { name: 'Find terms in house.po' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Terms in house.po' });
  const tenant = dialog.getByRole('checkbox', { name: /tenant.*Mieter/ });
  await expect(tenant).toBeVisible();
  expect(await complaints(page)).toEqual([]);
  await tenant.press('Space');
  await dialog.getByRole('textbox', { name: 'Its name' }).fill('Houses');
  await dialog.getByRole('button', { name: 'Add 1 term' }).press('Enter');
  await expect(page.getByText('1 term is in Houses now.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
  await expect(view.view.getByRole('heading', { name: 'Houses' })).toBeVisible();
  await expect(view.term('tenant')).toContainText('Mieter');
});

test('axe finds nothing, nothing is cut off at 200 %, and no English word is left in Chinese', async ({
  desk,
}) => {
  const page = await desk.start();
  const view = glossary(page);
  await showGlossary(page);
  expect(await complaints(page)).toEqual([]);
  await view.make.press('Enter');
  await expect(view.name).toBeFocused();
  expect(await complaints(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await makeGlossary(page, '合同');
  await addTerm(page, '甲方', '乙方');
  expect(await complaints(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await chooseFromMenu(page, 'Theme', 'Dark');
  expect(await complaints(page)).toEqual([]);

  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2);
  });
  await expect(view.search).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
    .toBe(true);
  // The view is reached although there is room for one side alone.
  await page.getByRole('button', { name: 'Back to the glossaries' }).press('Enter');
  await expect(view.glossaries.getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(view.terms).toContainText('乙方');
  await view.terms.press('Enter');
  await expect(view.source).toBeInViewport();
  expect(await complaints(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await chooseFromMenu(page, 'Interface language', '简体中文');
  await expect(view.view).toHaveCount(0);
  const words = (await wordsOn(page))
    .replaceAll(/test-v1\S*|BayLing|\bv1\b|CPU|Ctrl|Shift|Enter|Esc|Delete|\b[A-Z]\b/g, '')
    .match(/[A-Za-z]{2,}/g);
  expect(words).toBeNull();
});
