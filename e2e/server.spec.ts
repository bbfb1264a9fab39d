import {
  answer,
  json,
  models as modelsOf,
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '#core/engine/remote/testing/scriptedServer.ts';
import { complaints } from './accessibility.ts';
import { expect, test as base } from './app.ts';
import { models, showModels } from './modelsPage.ts';
import { chooseFromMenu, screen, translateAnew } from './screen.ts';

const KEY = 'sk-very-secret';
const needsKey =
  (script: Script): Script =>
  (asked, response) =>
    asked.headers.authorization === `Bearer ${KEY}`
      ? script(asked, response)
      : json({ error: { message: 'no key' } }, 401)(asked, response);

/** A server of the user's, which wants a key. */
const test = base.extend<{ server: ScriptedServer }>({
  server: async ({}, use) => {
    const server = await startScriptedServer({
      '/v1/models': needsKey(modelsOf('bayling-large', 'other')),
      '/v1/chat/completions': needsKey(answer(['Von ', 'weit ', 'her.'])),
    });
    await use(server);
    await server.close();
  },
});

test('a server translates while it is on, and every view says where text goes', async ({
  desk,
  server,
}) => {
  await desk.giveModel();
  let page = await desk.start();
  await showModels(page);
  const where = () =>
    page.getByRole('status').filter({ hasText: `Text goes to ${server.address}` });
  const form = () => models(page).server;
  await expect(form().section).toContainText('Off: everything stays on this computer.');
  await form().on.press('Space');
  await expect(form().section).toContainText('Enter a whole address');
  await expect(where()).toHaveCount(0);

  await form().address.fill(server.address);
  await form().test.click();
  await expect(form().section.getByRole('alert')).toContainText('refuses the key');
  await form().key.fill(KEY);
  await form().key.press('Enter');
  await expect(form().key).toHaveValue('');
  await expect(form().section).toContainText('A key is kept.');
  await form().test.click();
  await expect(form().section).toContainText(/answered after \d+ ms and has 2 models/);
  await form().section.getByRole('combobox', { name: 'Model' }).selectOption('bayling-large');
  expect(await complaints(page)).toEqual([]);
  await form().on.press('Space');
  await expect(where()).toHaveCount(1);
  await expect(screen(page).status).not.toContainText('Offline');
  expect(await complaints(page)).toEqual([]);
  expect(await page.content()).not.toContain(KEY);
  // The page scrolls, and the window around it stays.
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);

  for (const [key, says] of [
    ['Control+1', ''],
    ['Control+2', ''],
    ['Control+3', `What is in them goes to ${server.address}.`],
  ] as const) {
    await page.keyboard.press(key);
    await expect(where()).toBeVisible();
    if (says !== '') await expect(page.getByText(says)).toBeVisible();
  }
  await page.keyboard.press('Control+1');
  await translateAnew(page, 'From afar.');
  await expect(screen(page).target).toContainText('Von weit her.');
  expect(server.askedFor('/v1/chat/completions')).not.toHaveLength(0);

  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(480, 720);
  });
  await expect(where()).toBeInViewport({ ratio: 1 });
  await chooseFromMenu(page, 'Theme', 'Dark');
  expect(await complaints(page)).toEqual([]);

  await desk.close();
  page = await desk.start();
  await expect(where()).toBeVisible();
  await showModels(page);
  await form().on.press('Space');
  await expect(where()).toHaveCount(0);
  await expect(screen(page).status).toContainText('Offline');
  await expect(screen(page).status).toContainText('test-v1');
});

test('a server that is gone is said in one line; turning it off translates here again', async ({
  desk,
  server,
}) => {
  await desk.giveModel();
  const page = await desk.start();
  await showModels(page);
  const form = models(page).server;
  await form.address.fill(server.address);
  await form.key.fill(KEY);
  await form.test.click();
  await expect(form.section).toContainText('has 2 models');
  await form.on.press('Space');
  const where = page.getByRole('status').filter({ hasText: 'Text goes to' });
  await expect(where).toBeVisible();
  await server.close();
  await form.test.click();
  await expect(form.section.getByRole('alert').filter({ hasText: 'not answer' })).toBeVisible();
  await expect(where).toBeVisible();
  await form.on.press('Space');
  await expect(where).toHaveCount(0);
  await page.keyboard.press('Control+1');
  await translateAnew(page, 'Here again.');
});

test('a server that dies while it translates is said under the translation, with a way back to this computer', async ({
  desk,
}) => {
  let isDead = false;
  const server = await startScriptedServer({
    '/v1/models': modelsOf('bayling-large'),
    '/v1/chat/completions': (asked, response) => {
      if (isDead) response.destroy();
      else return answer(['Von ', 'weit ', 'her.'])(asked, response);
    },
  });
  await desk.giveModel();
  const page = await desk.start();
  await showModels(page);
  const form = models(page).server;
  await form.address.fill(server.address);
  await form.test.click();
  await expect(form.section).toContainText('has 1 model');
  await form.on.press('Space');
  const where = page.getByRole('status').filter({ hasText: 'Text goes to' });
  await expect(where).toBeVisible();
  await page.keyboard.press('Control+1');
  await translateAnew(page, 'From afar.');
  isDead = true;
  const { source, target, alert, status } = screen(page);
  await source.fill('Is anybody there?');
  await expect(alert).toContainText(`The server ${server.address}`);
  await expect(alert.getByRole('button', { name: 'Retry' })).toBeVisible();
  expect(await complaints(page)).toEqual([]);
  await alert.getByRole('button', { name: 'Translate on this computer' }).press('Enter');
  await expect(where).toHaveCount(0);
  await expect(status).toContainText('test-v1');
  await expect(alert).toHaveCount(0);
  await expect(target).toContainText(/\S/);
  await expect(source).toHaveValue('Is anybody there?');
  await server.close();
});

test('what is entered for a server is still there after a restart, and nothing was sent', async ({
  desk,
  server,
}) => {
  await desk.giveModel();
  let page = await desk.start();
  await showModels(page);
  const form = () => models(page).server;
  const prompts = () => form().section.getByRole('combobox', { name: 'Prompts' });
  await form().address.fill(server.address);
  await prompts().selectOption('bayling-v3');
  await expect(form().section).toContainText('Not with Ollama');
  await expect
    .poll(() => page.evaluate(() => window.bayling.request('settings.get', null)))
    .toMatchObject({ data: { server: { prompts: 'bayling-v3', enabled: false } } });
  await desk.close();
  page = await desk.start();
  await showModels(page);
  await expect(form().address).toHaveValue(server.address);
  await expect(prompts()).toHaveValue('bayling-v3');
  await expect(form().on).not.toBeChecked();
  expect(server.asked).toEqual([]);
});

test('a connection that others can read is marked as such', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  await showModels(page);
  const form = models(page).server;
  await form.address.fill('http://192.0.2.1:8080');
  await expect(form.section).toContainText('This connection is not encrypted');
  expect(await complaints(page)).toEqual([]);
  await form.address.fill('https://192.0.2.1');
  await expect(form.section).not.toContainText('This connection is not encrypted');
});
