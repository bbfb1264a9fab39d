import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { llamaFolder, writeLlamaFolder } from '#core/models/convert/testing/llamaFolder.ts';
import { encodeSafetensors } from '#core/models/convert/testing/safetensors.ts';
import type { Fault } from '#core/net/testing/faults.ts';
import { type HubServer, startHubServer } from '#core/net/testing/hubServer.ts';
import { complaints } from './accessibility.ts';
import { type Desk, expect, test as base } from './app.ts';
import { drop } from './documents.ts';
import { models, showModels } from './modelsPage.ts';
import { screen, translateAnew } from './screen.ts';

const NAME = 'someone/tiny-llama';
const SLOW: Fault = { bytesPerTick: 150 };

/** A hub on this machine with a tiny model of weights, which come slowly. */
const test = base.extend<{ hub: HubServer }>({
  hub: async ({}, use) => {
    const { config, tensors, files } = await llamaFolder();
    const hub = await startHubServer({
      repositories: {
        [NAME]: {
          'config.json': JSON.stringify(config),
          'model.safetensors': encodeSafetensors(tensors),
          ...files,
        },
      },
      licence: 'apache-2.0',
    });
    hub.faults = ({ path }) => (path.endsWith('.safetensors') ? SLOW : undefined);
    await use(hub);
    await hub.close();
  },
});

test.describe('a download', () => {
  test('goes on after kill -9 and after a restart, is converted, and then translates', async ({
    desk,
    hub,
  }) => {
    let page = await begin(desk, hub);
    const row = () => models(page).install('tiny-llama');
    const { status } = screen(page);
    await expect(row()).toContainText(/Step 1 of 3: Downloading/);
    await expect(row()).toContainText(/\d+ kB of \d+ kB/);
    await expect(row()).toContainText(`from ${new URL(hub.address).host}`);
    await expect(status).toContainText(`Downloading from ${new URL(hub.address).host}`);
    await page.keyboard.press('Control+2');
    await expect(status).toContainText('Downloading from');
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('Control+4');
    expect(await complaints(page)).toEqual([]);
    await desk.kill();
    // Nothing half-downloaded is to be seen as a model.
    const there = await readdir(path.join(desk.dataFolder, 'models'));
    expect(there.filter((name) => name.endsWith('.gguf'))).toHaveLength(1);

    page = await desk.start();
    await showModels(page);
    await expect(row()).toContainText(/Downloading|Paused/);
    const pause = row().getByRole('button', { name: /^Pause/ });
    await pause.click();
    await expect(row()).toContainText('Paused');
    await desk.close();

    page = await desk.start();
    await showModels(page);
    await expect(row()).toContainText('Paused');
    await expect(screen(page).status).toContainText('Offline');
    hub.faults = undefined;
    await row()
      .getByRole('button', { name: /^Resume/ })
      .click();
    await expect(row()).toContainText('Ready to use');
    const ranges = hub.requests.filter(({ headers }) => /^bytes=[1-9]/.test(String(headers.range)));
    expect(ranges.length).toBeGreaterThan(0);

    const { model } = models(page);
    await model(/tiny-llama/i)
      .getByRole('button', { name: /^Use/ })
      .click();
    await expect(model(/tiny-llama/i)).toContainText('In use');
    await page.keyboard.press('Control+1');
    await translateAnew(page, 'Good morning.');
    await page.keyboard.press('Control+4');
    await row()
      .getByRole('button', { name: /off this list/ })
      .click();
    await expect(row()).toHaveCount(0);
    await expect(model(/tiny-llama/i)).toContainText('In use');
  });

  test('that is cancelled asks first, says what would be thrown away, and throws it away', async ({
    desk,
    hub,
  }) => {
    const page = await begin(desk, hub);
    const { install, question } = models(page);
    const row = install('tiny-llama');
    await expect(row).toContainText(/[1-9]\d* kB of \d+ kB/);
    const cancel = row.getByRole('button', { name: /^Cancel/ });
    await cancel.click();
    await expect(question).toContainText(/\d+ kB that have come would be thrown away\./);
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(question).toHaveCount(0);
    await expect(cancel).toBeFocused();
    await cancel.click();
    await question.getByRole('button', { name: 'Cancel and throw away' }).click();
    await expect(row).toHaveCount(0);
    await expect(screen(page).status).toContainText('Offline');
  });

  test('that fails says why on its row and is tried again from there', async ({ desk, hub }) => {
    hub.faults = ({ path }) => (path.endsWith('.safetensors') ? { status: 403 } : undefined);
    const page = await begin(desk, hub);
    const row = models(page).install('tiny-llama');
    await expect(row).toContainText('Not finished');
    await expect(row).toContainText(/may not be downloaded without permission/);
    expect(await complaints(page)).toEqual([]);
    const token = page.getByRole('textbox', { name: 'Access token' });
    await token.fill('secret-token');
    await token.press('Enter');
    await expect(page.getByText(/A token is kept|no keychain/).first()).toBeVisible();
    await expect(token).toHaveValue('');
    hub.faults = undefined;
    await row.getByRole('button', { name: /^Resume/ }).click();
    await expect(row).toContainText('Ready to use');
    expect(hub.requests.at(-1)?.headers.authorization).toBe('Bearer secret-token');
    expect(await page.content()).not.toContain('secret-token');
  });
});

test('a folder of weights that is dropped is converted and then used', async ({ desk }) => {
  await desk.giveModel();
  const folder = path.join(desk.dataFolder, 'given', 'my-llama');
  await writeLlamaFolder(folder, await llamaFolder());
  const page = await desk.start();
  await drop(page, folder);
  const { install, model } = models(page);
  await expect(install('my-llama')).toContainText('Ready to use');
  await expect(screen(page).status).toContainText('Offline');
  await model(/my-llama/)
    .getByRole('button', { name: /^Use/ })
    .click();
  await expect(model(/my-llama/)).toContainText('In use');
});

/** Points the app at the hub, adds the model by its name, and begins to get it. */
async function begin(desk: Desk, hub: HubServer): Promise<Page> {
  await desk.giveModel();
  const page = await desk.start();
  await showModels(page);
  const view = models(page);
  await view.hub.fill('not an address');
  await view.hub.press('Enter');
  await expect(view.view).toContainText('Enter a whole address');
  await view.hub.fill(hub.address);
  await view.hub.press('Enter');
  await view.add.fill(NAME);
  await view.add.press('Enter');
  const row = view.catalogModel(/tiny-llama/i);
  await expect(row).toContainText('Added by you');
  await row.getByRole('combobox').selectOption('q8_0');
  await row.getByRole('button', { name: /^Get/ }).click();
  await expect(view.dialog).toContainText('apache-2.0');
  await expect(view.dialog).toContainText(new URL(hub.address).host);
  await view.dialog.getByRole('button', { name: 'Download and convert' }).click();
  await expect(view.dialog).toHaveCount(0);
  return page;
}
