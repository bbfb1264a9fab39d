import path from 'node:path';
import { expect, test } from '../app.ts';
import { buttonOf, chat } from '../chat.ts';
import { chooseFromMenu, screen } from '../screen.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/screenshots');

/** Short everyday sentences, which is what the starter model is for. */
const CHINESE = `谢谢你的帮助！

我爱我的家。
火车站在哪里？`;

for (const theme of ['Light', 'Dark']) {
  test(`the translator, ${theme}`, async ({ desk }) => {
    const page = await desk.start();
    await desk.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1180, 720);
    });
    await chooseFromMenu(page, 'Theme', theme);
    const { source, entries } = screen(page);
    await source.fill('Where is the train station?');
    await expect(entries).toHaveCount(1, { timeout: 120_000 });
    await source.fill(CHINESE);
    await expect(entries).toHaveCount(2, { timeout: 240_000 });
    await source.focus();
    await page.screenshot({ path: path.join(folder, `translator-${theme.toLowerCase()}.png`) });
  });
}

for (const theme of ['Light', 'Dark']) {
  test(`a revision, ${theme}`, async ({ desk }) => {
    const page = await desk.start();
    await desk.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1180, 720);
    });
    await chooseFromMenu(page, 'Theme', theme);
    const { source, status } = screen(page);
    await source.fill('他昨天没有来上课。');
    await expect(status).toContainText('Done', { timeout: 120_000 });
    await page.getByRole('button', { name: 'Refine…' }).click();
    const { answers } = chat(page);
    await expect(answers).toHaveCount(1);
    await page.getByRole('button', { name: 'Use term…' }).click();
    await page.getByLabel('Term to use').fill('class');
    await page.getByLabel('Instead of').fill('school');
    await page.keyboard.press('Enter');
    await expect(answers).toHaveCount(2);
    await expect(buttonOf(answers.last(), 'Accept')).toBeVisible({ timeout: 120_000 });
    await page.screenshot({ path: path.join(folder, `chat-${theme.toLowerCase()}.png`) });
  });
}
