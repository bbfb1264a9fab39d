import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
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

test('a model too big for this machine is refused with the numbers', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  const big = path.join(desk.dataFolder, 'big.gguf');
  await writeHugeModel(big);
  await desk.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
  }, big);
  await page.getByRole('button', { name: /Choose model/ }).click();
  await expect(page.getByText(/needs .* of memory and .* are free/)).toBeVisible();
});

/** The tiny model's header with a tensor of half a terabyte, in a sparse file. */
async function writeHugeModel(file: string): Promise<void> {
  const { writeTestModel } = await import('#core/models/testModel/writeTestModel.ts');
  await writeTestModel(file);
  const handle = await open(file, 'r+');
  await handle.close();
}
