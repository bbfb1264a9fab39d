import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { testModelPath, vocabularyPath } from '#core/models/testModel/testModelPath.ts';
import { writeHugeModel } from '#core/models/testModel/writeTestModel.ts';
import { appWithoutModels, expect, test } from './app.ts';
import { hashOf } from './badHistory.ts';
import { chooseFile } from './modelsPage.ts';
import { screen, translateAnew } from './screen.ts';

const TEXT = 'A text that must not get lost.';

test.describe('a model', () => {
  test('that is nowhere: the window says what it needs, keeps the text, and takes one', async ({
    desk,
  }) => {
    const appFolder = await appWithoutModels(path.join(desk.dataFolder, 'app'));
    const page = await desk.start({ appFolder });
    const { source, target, status } = screen(page);
    await expect(page.getByText('No model is installed yet')).toBeVisible();
    await page.keyboard.press('Control+1');
    await expect(page.getByRole('heading', { name: 'No model yet' })).toBeVisible();
    await expect(page.getByText('your text is kept')).toBeVisible();
    await source.fill(TEXT);
    await page.getByRole('button', { name: 'Translate', exact: true }).click();
    await expect(page.getByText('your text is kept')).toBeVisible();
    await expect(source).toHaveValue(TEXT);

    await desk.answerDialogs(await testModelPath());
    await page.getByRole('button', { name: 'Choose a model file…' }).click();
    await expect(status).toContainText('Done');
    await expect(target).toHaveText(/\S/);
  });

  test('that was chosen and is gone at the next start is named, and found again', async ({
    desk,
  }) => {
    const file = path.join(desk.dataFolder, 'mine.gguf');
    await writeFile(file, await readFile(await testModelPath()));
    const appFolder = await appWithoutModels(path.join(desk.dataFolder, 'app'));
    let page = await desk.start({ appFolder });
    await expect(page.getByText('No model is installed yet')).toBeVisible();
    await chooseFile(page, desk, file);
    await translateAnew(page, TEXT);
    await desk.close();
    await rename(file, `${file}.away`);

    page = await desk.start({ appFolder });
    const { alert, source, entries } = screen(page);
    await expect(entries).toHaveCount(1);
    await expect(source).toHaveValue(TEXT);
    await expect(alert).toHaveText(/mine\.gguf is not there any more\. Your text is kept\./);
    await rename(`${file}.away`, file);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(alert).toHaveCount(0);
    await translateAnew(page, 'Another text.');
  });

  test('that is bad is refused in one line, untouched, and the one in use stays', async ({
    desk,
  }) => {
    const good = await testModelPath();
    await desk.giveModel();
    const page = await desk.start();
    const { source, alert } = screen(page);
    for (const { name, make, line } of badModels) {
      const file = path.join(desk.dataFolder, `${name}.gguf`);
      await make(file, await readFile(good));
      const before = await hashOf(file).catch(() => null);
      await translateAnew(page, `${TEXT} ${name}`);
      await chooseFile(page, desk, file);
      await expect(alert, name).toHaveText(line);
      await expect(source).toHaveValue(`${TEXT} ${name}`);
      expect(await hashOf(file).catch(() => null), name).toBe(before);
      await rm(file, { recursive: true, force: true });
    }
    await translateAnew(page, 'At the end.');
    await expect(page.getByText(`${badModels.length + 1} translations`)).toBeVisible();
  });
});

interface BadModel {
  name: string;
  make: (file: string, good: Buffer) => Promise<unknown>;
  line: RegExp;
}

const flipped =
  (offset: number) =>
  (file: string, good: Buffer): Promise<void> => {
    const bytes = Buffer.from(good);
    bytes.writeUInt8(bytes.readUInt8(offset) ^ 0xff, offset);
    return writeFile(file, bytes);
  };

const badModels: readonly BadModel[] = [
  {
    name: 'missing',
    make: () => Promise.resolve(),
    line: /missing\.gguf is not there any more\. Your text is kept\./,
  },
  {
    name: 'folder',
    make: (file) => mkdir(file),
    line: /folder\.gguf is a folder, not a model file\. Your text is kept\./,
  },
  {
    name: 'empty',
    make: (file) => writeFile(file, ''),
    line: /empty\.gguf is empty\. Your text is kept\./,
  },
  {
    name: 'half',
    make: (file, good) => writeFile(file, good.subarray(0, good.length >> 1)),
    line: /half\.gguf is cut off: .* of .* are there\. Your text is kept\./,
  },
  {
    name: 'magic',
    make: flipped(0),
    line: /magic\.gguf is not a GGUF model\. The file was not changed\./,
  },
  {
    name: 'version',
    make: flipped(4),
    line: /version\.gguf is damaged \(.+\)\. Your text is kept/,
  },
  { name: 'tensors', make: flipped(8), line: /tensors\.gguf is (damaged|cut off)/ },
  { name: 'entries', make: flipped(16), line: /entries\.gguf is (damaged|cut off)/ },
  { name: 'key', make: flipped(24), line: /key\.gguf is (damaged|cut off)/ },
  {
    name: 'huge',
    make: (file) => writeHugeModel(file, vocabularyPath('spm')),
    line: /huge\.gguf needs .* of memory and .* are free\. Models up to .* fit\. Your text is kept\./,
  },
];
