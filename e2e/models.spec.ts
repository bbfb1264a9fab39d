import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { expect, test } from './app.ts';
import { screen } from './screen.ts';

test('a model that is cut off is named, and another one can be chosen on the spot', async ({
  desk,
}) => {
  const good = await testModelPath();
  const bytes = await readFile(good);
  const folder = path.join(desk.dataFolder, 'models');
  await mkdir(folder);
  const cut = path.join(folder, 'cut.gguf');
  await writeFile(cut, bytes.subarray(0, bytes.length >> 1));

  const page = await desk.start();
  const { source, status } = screen(page);
  await expect(page.getByText('is cut off')).toBeVisible();
  await source.fill('Good morning');

  await desk.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
  }, good);
  await page
    .getByRole('button', { name: /Choose/ })
    .first()
    .click();
  await expect(status).toContainText('Done');
});
