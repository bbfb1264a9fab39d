import path from 'node:path';
import { llamaFolder } from '#core/models/convert/testing/llamaFolder.ts';
import { encodeSafetensors } from '#core/models/convert/testing/safetensors.ts';
import { startHubServer } from '#core/net/testing/hubServer.ts';
import { expect, test } from '../app.ts';
import { models, showModels } from '../modelsPage.ts';
import { chooseFromMenu } from '../screen.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/screenshots');

for (const theme of ['Light', 'Dark']) {
  test(`the models, ${theme}`, async ({ desk }) => {
    const { config, tensors, files } = await llamaFolder();
    const hub = await startHubServer({
      repositories: {
        'someone/tiny-llama': {
          'config.json': JSON.stringify(config),
          'model.safetensors': encodeSafetensors(tensors),
          ...files,
        },
      },
      licence: 'apache-2.0',
    });
    // Long enough to be seen on its way.
    hub.faults = ({ path }) => (path.endsWith('.safetensors') ? { bytesPerTick: 50 } : undefined);
    const page = await desk.start();
    await desk.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1180, 900);
    });
    await chooseFromMenu(page, 'Theme', theme);
    await showModels(page);
    const { add, catalogModel, dialog, hub: address, install, model, view } = models(page);
    const name = theme.toLowerCase();
    await model('Starter model')
      .getByRole('button', { name: /^Measure/ })
      .click();
    await expect(model('Starter model')).toContainText('tokens/s');
    await catalogModel('BayLing-3 8B').getByRole('button', { name: /^Get/ }).click();
    await expect(dialog).toContainText('GNU GENERAL PUBLIC LICENSE');
    await page.screenshot({ path: path.join(folder, `get-${name}.png`) });
    await page.keyboard.press('Escape');

    await address.fill(hub.address);
    await address.press('Enter');
    await add.fill('someone/tiny-llama');
    await add.press('Enter');
    await catalogModel('tiny-llama').getByRole('button', { name: /^Get/ }).click();
    await dialog.getByRole('button', { name: 'Download and convert' }).click();
    await expect(install('tiny-llama')).toContainText(/kB of/);
    await view.evaluate((element) => {
      element.scrollTop = 0;
    });
    await page.screenshot({ path: path.join(folder, `models-${name}.png`) });
    await hub.close();
  });
}
