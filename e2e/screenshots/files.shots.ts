import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../app.ts';
import { drop, files } from '../documents.ts';
import { chooseFromMenu } from '../screen.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/screenshots');

/** Short everyday sentences, which is what the starter model is for. */
const SENTENCES = ['早上好。', '谢谢你的帮助！', '火车站在哪里？', '我爱我的家。', '我有 3 本书。'];
const SUBTITLES = SENTENCES.map((text, i) => {
  const time = (second: number) => `00:00:0${second},000`;
  return `${i + 1}\n${time(i + 1)} --> ${time(i + 2)}\n${text}\n`;
}).join('\n');
const MARKDOWN = `# 我们的图书馆

图书馆**每天**开门。请看[我们的网页](https://example.org)。

- 谢谢你的帮助！
- 今天天气很好。
- 我们去公园。
`;

/** Long enough to be seen in progress: what is said twice is translated once. */
const DIARY = Array.from({ length: 400 }, (_, i) => `第 ${i + 1} 天，我们去公园。`).join('\n');

for (const theme of ['Light', 'Dark']) {
  test(`the files, ${theme}`, async ({ desk }) => {
    const page = await desk.start();
    await desk.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1180, 720);
    });
    await chooseFromMenu(page, 'Theme', theme);
    const given = path.join(desk.dataFolder, 'documents');
    await mkdir(given);
    const give = async (name: string, text: string) => {
      await writeFile(path.join(given, name), text);
      return path.join(given, name);
    };
    const { row, segment, segments } = files(page);
    await drop(
      page,
      await give('film.srt', SUBTITLES),
      await give('library.md', MARKDOWN),
      await give('letter.docx', ''),
      await give('diary.txt', DIARY),
    );
    await expect(row('library.md')).toContainText('Done', { timeout: 120_000 });
    await expect(row('diary.txt')).toContainText('words/min', { timeout: 120_000 });
    const name = theme.toLowerCase();
    await page.screenshot({ path: path.join(folder, `files-${name}.png`) });

    await row('library.md')
      .getByRole('button', { name: /^Review/ })
      .click();
    await expect(segments.first()).toContainText(/\S/);
    await segment(2).focus();
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Enter');
    await page.screenshot({ path: path.join(folder, `review-${name}.png`) });
  });
}
