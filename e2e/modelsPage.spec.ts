import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { testModelPath, vocabularyPath } from '#core/models/testModel/testModelPath.ts';
import { writeHugeModel, writeTestModel } from '#core/models/testModel/writeTestModel.ts';
import { complaints } from './accessibility.ts';
import { appWithoutModels, expect, test } from './app.ts';
import { drag, drop } from './documents.ts';
import { chooseFile, fromMenu, models, showModels } from './modelsPage.ts';
import { chooseFromMenu, screen, translateAnew } from './screen.ts';

test('at the first start without a model the models are shown once, and nobody is sent back to them', async ({
  desk,
}) => {
  const appFolder = await appWithoutModels(path.join(desk.dataFolder, 'app'));
  let page = await desk.start({ appFolder });
  const view = models(page);
  await expect(view.view).toBeVisible();
  await expect(view.view.getByText('No model is installed yet')).toBeVisible();
  await expect(view.catalogModel('BayLing-3 8B')).toContainText('Licence: GPL-3.0');
  expect(await complaints(page)).toEqual([]);

  await page.keyboard.press('Control+1');
  await expect(page.getByRole('heading', { name: 'No model yet' })).toBeVisible();
  await desk.close();
  page = await desk.start({ appFolder });
  await expect(page.getByRole('heading', { name: 'No model yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Get BayLing' }).click();
  await expect(models(page).view).toBeVisible();
});

test('models come by drop, and one is used in place of another by keyboard alone', async ({
  desk,
}) => {
  await desk.giveModel();
  const page = await desk.start();
  const { status } = screen(page);
  await expect(page.getByRole('button', { name: /^test-v1.*: go to the models$/ })).toBeVisible();
  const given = path.join(desk.dataFolder, 'given');
  await mkdir(given);
  const file = path.join(given, 'dropped.gguf');
  await writeTestModel(file, { vocabulary: vocabularyPath('spm'), seed: 2 });

  const dragged = await drag(page, { files: [file] });
  await expect(page.getByText('GGUF files and model folders go to the models.')).toBeVisible();
  await dragged.drop();
  const { view, model, installed } = models(page);
  await expect(view).toBeVisible();
  await expect(page.getByText('1 model added.').first()).toBeVisible();
  await expect(model('dropped')).toContainText('Runs in memory');
  await expect(installed).toHaveCount(3);

  await model('dropped').getByRole('button', { name: 'Use dropped' }).focus();
  await page.keyboard.press('Enter');
  await expect(model('dropped')).toContainText('In use');
  await expect(model('dropped').getByRole('button', { name: 'Unload dropped' })).toBeFocused();
  await expect(status).toContainText('dropped');
  await page.keyboard.press('Control+1');
  await translateAnew(page, 'With the other model.');

  await page.keyboard.press('Control+4');
  await model(/^test-v1/)
    .getByRole('button', { name: /^Use/ })
    .press('Enter');
  await expect(model(/^test-v1/)).toContainText('In use');
  await expect(status).toContainText('test-v1');
  // The file that was dropped is where it was.
  expect((await stat(file)).size).toBeGreaterThan(0);
});

test('what cannot fit is named in the list, and refused with numbers', async ({ desk }) => {
  await desk.giveModel();
  await writeHugeModel(path.join(desk.dataFolder, 'models', 'vast.gguf'), vocabularyPath('spm'));
  const page = await desk.start();
  const { alert, status } = screen(page);
  await expect(status).toContainText('test-v1');
  await showModels(page);
  const { model } = models(page);
  await expect(model('vast')).toContainText(/Does not fit: needs .* GB, .* are free/);
  await model('vast').getByRole('button', { name: 'Use vast' }).click();
  await expect(alert).toHaveText(/vast.* needs .* of memory and .* are free\./);
  await expect(model(/^test-v1/)).toContainText('In use');
});

test('a model is measured, renamed, deleted and brought back; a damaged one is listed with what is wrong', async ({
  desk,
}) => {
  const folder = path.join(desk.dataFolder, 'models');
  await mkdir(folder);
  const good = await testModelPath();
  await copyFile(good, path.join(folder, 'mine.gguf'));
  await writeFile(path.join(folder, 'half.gguf'), (await readFile(good)).subarray(0, 100_000));
  const page = await desk.start();
  await showModels(page);
  const { model, undo, view } = models(page);
  await expect(model('half')).toContainText('Cannot be used');
  await expect(model('half')).toContainText(/half\.gguf is cut off|half is cut off/);
  await expect(model('half').getByRole('button', { name: /^Use/ })).toHaveCount(0);

  await model('mine').getByRole('button', { name: 'Measure mine' }).click();
  await expect(model('mine')).toContainText(/\d tokens\/s, first word after [\d.]+ s/);
  await expect(model('mine')).toContainText('In use');

  await fromMenu(page, model('mine'), 'Rename');
  const name = view.getByRole('textbox', { name: 'New name of mine' });
  await expect(name).toBeFocused();
  await name.fill('half');
  await name.press('Enter');
  await expect(screen(page).alert).toHaveText(/half.* exists already/);
  await name.press('Escape');
  await expect(name).toHaveCount(0);
  await expect(model('mine').getByRole('button', { name: /^More for/ })).toBeFocused();
  await expect(model('mine')).toContainText('In use');
  await fromMenu(page, model('mine'), 'Rename');
  await name.fill('我的模型');
  await name.press('Enter');
  await expect(model('我的模型')).toContainText('In use');
  expect(await readdir(folder)).toContain('我的模型.gguf');

  await fromMenu(page, model('我的模型'), 'Delete');
  await expect(model('我的模型')).toHaveCount(0);
  expect(await readdir(folder)).not.toContain('我的模型.gguf');
  // The focus is not lost with the row.
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  await undo.click();
  await expect(model('我的模型')).toBeVisible();
  expect(await readdir(folder)).toContain('我的模型.gguf');

  await fromMenu(page, model('half'), 'Delete');
  await expect(model('half')).toHaveCount(0);
});

test("another program's models are listed under its name and only taken off the list", async ({
  desk,
}) => {
  await desk.giveModel();
  const folder = path.join(desk.dataFolder, 'LM Studio', 'models', 'someone', 'a-model');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'theirs.gguf');
  await writeTestModel(file, { vocabulary: vocabularyPath('spm'), seed: 3 });
  const page = await desk.start();
  await showModels(page);
  const { model, undo } = models(page);
  await desk.answerDialogs(path.join(desk.dataFolder, 'LM Studio', 'models'));
  await page.getByRole('button', { name: 'Add a folder…' }).click();
  await expect(model('theirs')).toBeVisible();
  await model('theirs')
    .getByRole('button', { name: /^More for/ })
    .click();
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toHaveCount(0);
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toHaveCount(0);
  await page.getByRole('menuitem', { name: 'Take off the list' }).click();
  await expect(model('theirs')).toHaveCount(0);
  expect((await stat(file)).size).toBeGreaterThan(0);
  await undo.click();
  await expect(model('theirs')).toBeVisible();
});

test('a file is chosen by the dialog too, and what cannot be added is said on the spot', async ({
  desk,
}) => {
  const page = await desk.start();
  await expect(screen(page).status).toContainText('Starter model');
  await chooseFile(page, desk, await testModelPath());
  await expect(screen(page).status).toContainText('test-v1');
  await showModels(page);
  const { add, hub, view, model } = models(page);
  await expect(model(/^test-v1/)).toContainText('In use');
  await expect(model('Starter model')).toContainText('short everyday sentences');
  await add.fill('not a model');
  await add.press('Enter');
  await expect(view.getByRole('alert')).toContainText('“not a model” is not a model');
  // Nobody listens there.
  await hub.fill('http://127.0.0.1:9');
  await hub.press('Enter');
  await add.fill('someone/a-model');
  await add.press('Enter');
  await expect(view.getByRole('alert')).toContainText('could not be asked');
  await expect(view.getByRole('alert')).toContainText('Nothing was added.');
  await desk.answerDialogs(desk.dataFolder);
});

test('axe finds nothing on the models: narrow, dark, in Chinese, with a licence and a question', async ({
  desk,
}) => {
  await desk.giveModel();
  const page = await desk.start();
  await showModels(page);
  expect(await complaints(page)).toEqual([]);
  await models(page).catalogModel('BayLing-3 8B').getByRole('button', { name: /^Get/ }).click();
  await expect(models(page).dialog).toContainText('GNU GENERAL PUBLIC LICENSE');
  expect(await complaints(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(models(page).dialog).toHaveCount(0);
  await expect(
    models(page).catalogModel('BayLing-3 8B').getByRole('button', { name: /^Get/ }),
  ).toBeFocused();

  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(480, 720);
  });
  await chooseFromMenu(page, 'Theme', 'Dark');
  expect(await complaints(page)).toEqual([]);
  await chooseFromMenu(page, 'Interface language', '简体中文');
  await expect(page.getByRole('heading', { name: '已安装' })).toBeVisible();
  expect(await complaints(page)).toEqual([]);
});

test('documents and models dropped together both arrive', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  const given = path.join(desk.dataFolder, 'given');
  await mkdir(given);
  await writeFile(path.join(given, 'text.txt'), 'Good morning.');
  await copyFile(await testModelPath(), path.join(given, 'also.gguf'));
  await drop(page, path.join(given, 'text.txt'), path.join(given, 'also.gguf'));
  await expect(page.getByRole('grid', { name: 'Files' }).getByRole('row')).toHaveCount(1);
  await expect(page.getByText('1 model added.').first()).toBeVisible();
  await showModels(page);
  await expect(models(page).model('also')).toBeVisible();
});
