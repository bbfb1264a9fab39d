import path from 'node:path';
import { EVENT_CHANNEL } from '#shared/ipc/channels.ts';
import type { Install } from '#shared/ipc/models.ts';
import { type Desk, expect, test } from '../app.ts';
import { models, showModels } from '../modelsPage.ts';
import { chooseFromMenu } from '../screen.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/screenshots');

/** As main tells of a download that has gone on for a while. */
const COMING: Install = {
  id: 'shown',
  modelId: 'bayling-3-8b',
  title: 'BayLing-3 8B',
  choice: 'q4_k_m',
  state: 'downloading',
  progress: 0.41,
  doneBytes: 6.6e9,
  totalBytes: 16.1e9,
  bytesPerSecond: 38e6,
  secondsLeft: 250,
  host: 'huggingface.co',
};

for (const theme of ['Light', 'Dark']) {
  test(`the models, ${theme}`, async ({ desk }) => {
    const page = await desk.start();
    await giveRoom(desk);
    await chooseFromMenu(page, 'Theme', theme);
    await showModels(page);
    const { catalogModel, install, model } = models(page);
    await model('Starter model')
      .getByRole('button', { name: /^Measure/ })
      .click();
    await expect(model('Starter model')).toContainText('tokens/s');
    await page.mouse.move(0, 0);
    await tell(desk, COMING);
    await expect(install('BayLing-3 8B')).toContainText('4 min left');
    await expect(catalogModel('BayLing-3 8B')).toContainText('Best for this computer');
    await page.screenshot({ path: path.join(folder, `models-${theme.toLowerCase()}.png`) });
  });
}

/** A window for the whole of it, and a disk that no download fills. */
async function giveRoom(desk: Desk): Promise<void> {
  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1180, 800);
    const statfs = () => Promise.resolve({ bavail: 50e6, bsize: 4096 });
    Object.assign(process.getBuiltinModule('node:fs/promises'), { statfs });
    process.getBuiltinModule('node:module').syncBuiltinESMExports();
  });
}

async function tell(desk: Desk, install: Install): Promise<void> {
  await desk.app.evaluate(
    ({ BrowserWindow }, [channel, told]) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send(channel, 'models.install', told);
    },
    [EVENT_CHANNEL, install] as const,
  );
}
