import { open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { type Desk, expect, test } from './app.ts';
import { forbidWriting, hashOf, lockHistory, mountSmallDisk, writeHistory } from './badHistory.ts';
import { paste, screen, translateAnew } from './screen.ts';

const TEXT = 'A text that must not get lost.';

test.describe('a history', () => {
  const historyOf = ({ dataFolder }: Desk) => path.join(dataFolder, 'history.db');

  /** The window says what is wrong in one line, translates all the same, and leaves the file as it is. */
  async function refused(desk: Desk, line: RegExp): Promise<Page> {
    await desk.giveModel();
    const page = await desk.start();
    const { alert } = screen(page);
    await expect(alert.filter({ hasText: line })).toHaveCount(1);
    await translateAnew(page, TEXT);
    await expect(alert).toHaveCount(1);
    return page;
  }

  test('that is not one is left untouched, and translating works', async ({ desk }) => {
    const file = historyOf(desk);
    await writeFile(file, 'This is a letter, not a database. '.repeat(100));
    const before = await hashOf(file);
    await refused(desk, /history\.db is not a history database\. It was left untouched/);
    await desk.close();
    expect(await hashOf(file)).toBe(before);
  });

  test('from a newer version is left untouched, and translating works', async ({ desk }) => {
    const file = historyOf(desk);
    writeHistory(file, { version: 999 });
    const before = await hashOf(file);
    await refused(desk, /comes from a newer version of this app \(999; .* It was left untouched/);
    await desk.close();
    expect(await hashOf(file)).toBe(before);
  });

  test('that nobody may write is left untouched, and translating works', async ({ desk }) => {
    const file = historyOf(desk);
    writeHistory(file);
    const before = await hashOf(file);
    const undo = await forbidWriting(file);
    test.skip(undo === null, 'this system lets root write every file');
    try {
      await refused(desk, /history\.db cannot be written\. What is in it is safe/);
      await desk.close();
      expect(await hashOf(file)).toBe(before);
    } finally {
      await desk.close();
      undo?.();
    }
  });

  test('that another program keeps to itself is back when it lets go', async ({ desk }) => {
    const file = historyOf(desk);
    writeHistory(file);
    const letGo = lockHistory(file);
    const page = await refused(
      desk,
      /history\.db is in use by another program\. What is in it is safe/,
    );
    letGo();
    const { alert, entries } = screen(page);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(entries).toHaveCount(1);
    await expect(alert).toHaveCount(0);
    await translateAnew(page, 'Another text.');
    await expect(entries).toHaveCount(2);
  });

  test('on a full disk costs no text and no entry, and goes on when there is room', async ({
    desk,
  }) => {
    const undo = mountSmallDisk(desk.dataFolder, '8m');
    test.skip(undo === null, 'only root on Linux can make a small disk to fill');
    try {
      writeHistory(historyOf(desk));
      await desk.giveModel();
      const page = await desk.start();
      const { source, target, alert, status, entries } = screen(page);
      await expect(entries).toHaveCount(1);
      const filler = path.join(desk.dataFolder, 'filler');
      await fill(filler);
      const large = `${TEXT}\n${'='.repeat(200_000)}`;
      await paste(desk.app, source, large);
      await expect(alert).toHaveText(
        /The disk with .*history\.db is full\. What was saved before is safe; this change is not saved\./,
      );
      await expect(status).toContainText('Done');
      await expect(target).toHaveText(/\S/);
      await expect(source).toHaveValue(large);
      await expect(entries).toHaveCount(1);
      await rm(filler);
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await translateAnew(page, TEXT);
      await expect(entries).toHaveCount(2);
      await expect(alert).toHaveCount(0);
      await desk.close();
    } finally {
      await desk.close();
      undo?.();
    }
  });
});

/** Writes a file as big as the disk lets it be. */
async function fill(file: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const size of [65_536, 1024])
      for (;;) {
        const { bytesWritten } = await handle.write(Buffer.alloc(size));
        if (bytesWritten < size) break;
      }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    await handle.close();
  }
}
