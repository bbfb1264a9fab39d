import path from 'node:path';
import { expect, test } from '../app.ts';
import { chooseLanguage, screen } from '../screen.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/screenshots');

const CHINESE = `我们的图书馆今天开放。

请在星期五之前把书还回来。
谢谢你的帮助！`;

for (const theme of ['light', 'dark'] as const) {
  test(`the translator, ${theme}`, async ({ desk }) => {
    const page = await desk.start();
    await desk.app.evaluate(({ BrowserWindow, nativeTheme }, source) => {
      nativeTheme.themeSource = source;
      BrowserWindow.getAllWindows()[0]?.setContentSize(1180, 720);
    }, theme);
    const { source, status, to } = screen(page);
    await chooseLanguage(page, to, 'English');
    await source.fill('早上好，很高兴认识你。');
    await expect(status).toContainText('Done', { timeout: 120_000 });
    await source.fill(CHINESE);
    await expect(status).toContainText('Done', { timeout: 240_000 });
    await page.screenshot({ path: path.join(folder, `translator-${theme}.png`) });
  });
}
