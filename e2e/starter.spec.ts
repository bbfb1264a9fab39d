import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { testModelPath, vocabularyPath } from '#core/models/testModel/testModelPath.ts';
import { writeTestModel } from '#core/models/testModel/writeTestModel.ts';
import { complaints, wordsOn } from './accessibility.ts';
import { expect, test } from './app.ts';
import { chooseFile, models } from './modelsPage.ts';
import { chooseFromMenu, chooseLanguage, screen } from './screen.ts';

const KNOWS = 'The starter model knows Chinese (Simplified) and English only.';
const HELD_BACK = 'Press Translate to try anyway';
const LIMITS = /^Starter model: small, Chinese and English only\./;

test('at the first start it translates Chinese into English and English into Chinese, and says what it is', async ({
  desk,
}) => {
  const page = await desk.start();
  const { source, target, from, to, status, entries } = screen(page);
  await expect(status).toContainText('Starter model');
  await expect(page.getByText(LIMITS)).toBeVisible();

  await source.fill('谢谢你的帮助！');
  await expect(entries).toHaveCount(1);
  await expect(target).toContainText(/thank/i);
  await expect(to).toContainText('English');
  await expect(page.getByText('Starter model: check its work.')).toBeVisible();

  await source.fill('I love you.');
  await expect(entries).toHaveCount(2);
  await expect(target).toContainText('爱你');
  await expect(from).toContainText('Auto (English)');
  await expect(to).toContainText('Chinese (Simplified)');

  await source.fill('谢谢');
  await expect(to).toContainText('English');
  await expect(entries).toHaveCount(3);
});

test('into a language it does not know it translates only when asked, and says why', async ({
  desk,
}) => {
  const page = await desk.start();
  const { source, target, to, status, entries } = screen(page);
  await expect(status).toContainText('Starter model');
  const heldBack = page.getByRole('status').filter({ hasText: HELD_BACK });

  for (const language of ['Chinese (Traditional)', 'German']) {
    await chooseLanguage(page, to, language);
    await expect(page.getByText(KNOWS)).toBeVisible();
    await source.fill('I live in Beijing.');
    await expect(heldBack).toBeVisible();
  }
  expect(await complaints(page)).toEqual([]);
  await expect(entries).toHaveCount(0);

  await page.getByRole('button', { name: 'Translate', exact: true }).click();
  await expect(target).toHaveText(/\S/);
  await expect(entries).toHaveCount(1);
  await expect(page.getByText(KNOWS)).toBeVisible();

  await page.getByRole('button', { name: 'Translate to Chinese' }).click();
  await expect(page.getByText(KNOWS)).toHaveCount(0);
  await expect(entries).toHaveCount(2);
  await expect(to).toContainText('Chinese (Simplified)');
});

test('from a language it does not know it translates only when asked, until another model is chosen', async ({
  desk,
}) => {
  const page = await desk.start();
  const { source, target, status, entries } = screen(page);
  await expect(status).toContainText('Starter model');
  await source.fill('Alle Menschen sind frei und gleich an Würde und Rechten geboren.');
  await expect(page.getByText(KNOWS)).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: HELD_BACK })).toBeVisible();
  await expect(entries).toHaveCount(0);

  await chooseFile(page, desk, await testModelPath());
  await expect(page.getByText(KNOWS)).toHaveCount(0);
  await expect(entries).toHaveCount(1);
  await expect(target).toHaveText(/\S/);
});

test('another model is given every language, with a word about those it does not list', async ({
  desk,
}) => {
  const file = path.join(desk.dataFolder, 'listed.gguf');
  await writeTestModel(file, { vocabulary: vocabularyPath('spm'), languages: ['zh', 'en'] });
  await desk.giveModel(file);
  const page = await desk.start();
  const { source, to, status, entries } = screen(page);
  await expect(status).toContainText('listed');
  await chooseLanguage(page, to, 'German');
  await source.fill('I live in Beijing.');
  await expect(page.getByText('This model does not list German among its languages')).toBeVisible();
  await expect(entries).toHaveCount(1);
});

test('its note leads to the models, where there is a larger one to get', async ({ desk }) => {
  const page = await desk.start();
  await page.getByRole('button', { name: 'Get BayLing' }).click();
  const { model, catalogModel } = models(page);
  await expect(model('Starter model')).toContainText('In use');
  await expect(catalogModel('BayLing-3 8B')).toBeVisible();
});

test("any model of the user's comes before it", async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  const { status } = screen(page);
  await expect(status).toContainText('test-v1');
  await expect(page.getByText(LIMITS)).toHaveCount(0);
});

test('there is a way back to it from a chosen model that works', async ({ desk }) => {
  const page = await desk.start();
  const { status } = screen(page);
  const useDefault = page.getByRole('button', { name: 'Use the default model' });
  await expect(status).toContainText('Starter model');
  await expect(useDefault).toHaveCount(0);
  await chooseFile(page, desk, await testModelPath());
  await expect(status).toContainText('test-v1');
  expect(await complaints(page)).toEqual([]);

  await useDefault.click();
  await expect(status).toContainText('Starter model');
  await expect(useDefault).toHaveCount(0);
});

test('it is there when the chosen model is gone, at a press', async ({ desk }) => {
  const mine = path.join(desk.dataFolder, 'mine.gguf');
  let page = await desk.start();
  await copyFile(await testModelPath(), mine);
  await chooseFile(page, desk, mine);
  await expect(page.getByRole('button', { name: 'mine: go to the models' })).toBeVisible();
  await desk.close();
  await rm(mine);

  page = await desk.start();
  await expect(screen(page).alert).toHaveText(/mine\.gguf is not there any more/);
  await page.getByRole('button', { name: 'Use the default model' }).click();
  await expect(screen(page).status).toContainText('Starter model');
  await desk.close();
  page = await desk.start();
  await expect(screen(page).status).toContainText('Starter model');
  await expect(screen(page).alert).toHaveCount(0);
});

test('what it says is accessible, in a narrow dark window and in Chinese too', async ({ desk }) => {
  const page = await desk.start();
  const { source, to, status } = screen(page);
  await expect(page.getByText(LIMITS)).toBeVisible();
  expect(await complaints(page)).toEqual([]);

  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(480, 720);
  });
  await chooseFromMenu(page, 'Theme', 'Dark');
  await chooseLanguage(page, to, 'German');
  await expect(page.getByText(KNOWS)).toBeVisible();
  expect(await complaints(page)).toEqual([]);

  await chooseFromMenu(page, 'Interface language', '简体中文');
  await expect(page.getByText('入门模型只会简体中文和英语。')).toBeVisible();
  await expect(status).toContainText('入门模型');
  await expect(source).toHaveCount(0);
  expect(await complaints(page)).toEqual([]);
  const words = (await wordsOn(page))
    .replaceAll(/BayLing|\bv1\b|CPU|Ctrl|Shift|Enter|Esc|\b[A-Z]\b/g, '')
    .match(/[A-Za-z]{2,}/g);
  expect(words).toBeNull();
});
