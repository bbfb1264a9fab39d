import type { Page } from '@playwright/test';
import iconv from 'iconv-lite';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { complaints, wordsOn } from './accessibility.ts';
import { type Desk, expect, test } from './app.ts';
import { drag, drop, files, save, showFiles } from './documents.ts';
import { chooseFromMenu, screen } from './screen.ts';

const CUES = `1
00:00:01,000 --> 00:00:02,000
Good morning.

2
00:00:03,000 --> 00:00:04,000
Good night.
`;

test.beforeEach(async ({ desk }) => desk.giveModel());

/** Writes files into a folder of their own and answers with their paths. */
async function give(desk: Desk, contents: Record<string, string>): Promise<string[]> {
  const folder = path.join(desk.dataFolder, 'given');
  await mkdir(folder, { recursive: true });
  return Promise.all(
    Object.entries(contents).map(async ([name, text]) => {
      const file = path.join(folder, name);
      await writeFile(file, text);
      return file;
    }),
  );
}

test('files dropped anywhere are translated, and a bad one fails alone', async ({ desk }) => {
  const page = await desk.start();
  const { rows, row, overlay } = files(page);
  const paths = await give(desk, {
    'film.srt': CUES,
    'note.txt': 'First line.\nSecond line.\n',
    'broken.docx': 'this is no package',
  });
  await page.getByRole('contentinfo').waitFor();
  const dragged = await drag(page, { files: paths });
  await expect(overlay).toBeVisible();
  await dragged.drop();
  await expect(overlay).toHaveCount(0);

  await expect(rows).toHaveCount(3);
  await expect(row('film.srt')).toContainText('Done');
  await expect(row('note.txt')).toContainText('Done');
  await expect(row('broken.docx')).toContainText('Cannot be translated');
  await expect(row('broken.docx')).toContainText('The file is unchanged.');
  expect(page.url()).toContain('bayling://app/');
});

test('a segment is edited and accepted, and the saved file has it', async ({ desk }) => {
  const page = await desk.start();
  const { row, segment, segments, editor, back } = files(page);
  const [film = ''] = await give(desk, { 'film.srt': CUES });
  await drop(page, film);
  await expect(row('film.srt')).toContainText('Done');

  await row('film.srt').getByRole('button', { name: 'Review film.srt' }).click();
  await expect(segments).toHaveCount(2);
  await expect(segment(1)).toContainText('Good morning.');
  await segment(1).focus();
  await page.keyboard.press('Enter');
  await expect(editor).toBeFocused();
  await editor.fill('Guten Morgen!');
  await page.keyboard.press('Control+Enter');
  await expect(segment(1)).toContainText('Guten Morgen!');
  await expect(segment(1).getByRole('button', { name: 'Accepted' })).toBeVisible();
  await expect(editor).toHaveAccessibleName('Translation of segment 2');
  await editor.fill('Left without a change');
  await page.keyboard.press('Escape');
  await expect(segment(2)).toBeFocused();
  await expect(segment(2)).not.toContainText('Left without a change');

  await page.keyboard.press('Escape');
  await expect(back).toHaveCount(0);
  await save(page, row('film.srt'), /^Translation, beside/);
  await expect(row('film.srt')).toContainText('Saved as film.en.srt');
  const written = await readFile(path.join(path.dirname(film), 'film.en.srt'), 'utf8');
  expect(written).toContain('00:00:01,000 --> 00:00:02,000\nGuten Morgen!');
  expect(await readFile(film, 'utf8')).toBe(CUES);
});

test('an edit is saved when the focus leaves it', async ({ desk }) => {
  const page = await desk.start();
  const { row, segment, editor, search } = files(page);
  await drop(page, ...(await give(desk, { 'film.srt': CUES })));
  await expect(row('film.srt')).toContainText('Done');
  await row('film.srt').press('Enter');
  await segment(2).getByText('Good night.').click();
  await page.keyboard.press('Enter');
  await editor.fill('Bis morgen!');
  await page.keyboard.press('Control+f');
  await expect(search).toBeFocused();
  await expect(segment(2)).toContainText('Bis morgen!');
  await page.keyboard.type('morgen');
  await expect(segment(1)).toHaveCount(0);
  await expect(segment(2).getByText('morgen', { exact: true })).toBeVisible();
});

test('flagged segments come first, repeats get what one has, and the model is asked again', async ({
  desk,
}) => {
  const page = await desk.start();
  const { row, segment, segments, editor, view, back } = files(page);
  const told = (text: string) => page.getByText(text, { exact: true }).last();
  const cues = ['Good morning.', 'Good morning.', 'Good <i>night</i> to you.']
    .map((text, i) => `${i + 1}\n00:00:0${i},000 --> 00:00:0${i + 1},000\n${text}\n`)
    .join('\n');
  const [film = ''] = await give(desk, { 'film.srt': cues });
  await drop(page, film);
  await expect(row('film.srt')).toContainText('Done');
  await row('film.srt').press('Enter');
  const write = async (number: number, text: string) => {
    await segment(number).focus();
    await page.keyboard.press('Enter');
    await editor.fill(text);
  };
  await write(1, 'Guten Morgen!');
  await page.keyboard.press('Control+f');
  await expect(segment(2)).not.toContainText('Guten Morgen!');
  await segment(1).getByRole('button', { name: 'Apply to 1 repeat' }).click();
  await expect(segment(2)).toContainText('Guten Morgen!');
  await expect(told('Applied to 1 other segment.')).toBeVisible();

  // The marks are lost.
  await write(3, 'Gute Nacht!');
  await page.keyboard.press('Control+s');
  await expect(segment(3)).toContainText('Check formatting');
  await expect(view).toContainText('Saved as film.en.srt');
  expect(await readFile(film.replace('.srt', '.en.srt'), 'utf8')).toContain('Gute Nacht!');
  await back.click();
  await row('film.srt').press('Enter');
  await expect(segments.first()).toHaveAccessibleName('Segment 3');
  await view.getByRole('button', { name: 'To check first' }).click();
  await expect(segments.first()).toHaveAccessibleName('Segment 1');
  await view.getByRole('radio', { name: /^To check/ }).click();
  await expect(segments).toHaveCount(1);
  await segment(3).press('Control+Enter');
  await expect(view).toContainText('Nothing to check');

  await view.getByRole('radio', { name: 'All' }).click();
  const again = segment(2).getByRole('button', { name: 'Translate again' });
  await again.focus();
  await page.keyboard.press('Enter');
  await expect(segment(2)).not.toContainText('Guten Morgen!');
  await expect(segment(1)).toContainText('Guten Morgen!');
  await expect(again).toBeFocused();
});

test('what is removed comes back', async ({ desk }) => {
  const page = await desk.start();
  const { rows, row, undo, view } = files(page);
  await drop(page, ...(await give(desk, { 'a.txt': 'One.', 'b.txt': 'Two.' })));
  await expect(rows).toHaveCount(2);
  await row('a.txt')
    .getByRole('button', { name: /^Remove a\.txt/ })
    .click();
  await expect(rows).toHaveCount(1);
  await undo.click();
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('a.txt');

  await rows.first().focus();
  await page.keyboard.press('Delete');
  await expect(rows).toHaveCount(1);
  await expect(view).toContainText('1 file');
});

test('files and folders are picked in the dialogs, and saved where the user chooses', async ({
  desk,
}) => {
  const page = await desk.start();
  const { rows, row, view } = files(page);
  const [note = ''] = await give(desk, { 'note.txt': 'One.', 'more.srt': CUES });
  await showFiles(page);
  await desk.answerDialogs(note);
  await page.keyboard.press('Control+o');
  await expect(rows).toHaveCount(1);
  await desk.answerDialogs(path.dirname(note));
  await view.getByRole('button', { name: 'Add folder…' }).click();
  await expect(row('more.srt')).toContainText('Done');
  await expect(rows).toHaveCount(3);

  const chosen = path.join(desk.dataFolder, 'chosen.srt');
  await desk.answerDialogs(chosen);
  await save(page, row('more.srt'), 'Source and translation as…');
  await expect(row('more.srt')).toContainText('Saved as chosen.srt');
  expect(await readFile(chosen, 'utf8')).toContain('Good morning.');
  expect(await readdir(path.dirname(note))).toHaveLength(2);
});

test('a paused file lets others go on, and goes on itself when asked', async ({ desk }) => {
  const page = await desk.start();
  const { row, view, undo } = files(page);
  const lines = Array.from({ length: 60 }, (_, i) => `Line ${i}.`).join('\n');
  await drop(page, ...(await give(desk, { 'long.txt': lines })));
  await expect(row('long.txt')).toContainText(/[1-9]\d* of 60 segments/);
  await page.getByRole('button', { name: 'Pause all' }).focus();
  await page.keyboard.press('Enter');
  await expect(row('long.txt')).toContainText('Paused');
  await expect(view).toContainText('Go on with all');
  expect(await hasFocus(page)).toBe(true);
  await drop(page, ...(await give(desk, { 'short.txt': 'One.' })));
  await expect(row('short.txt')).toContainText('Done');
  await expect(row('long.txt')).toContainText('Paused');

  await row('long.txt').getByRole('button', { name: 'Go on with long.txt' }).click();
  await expect(row('long.txt')).toContainText('Translating…');
  await row('long.txt').focus();
  await page.keyboard.press('Delete');
  await expect(row('long.txt')).toHaveCount(0);
  expect(await hasFocus(page)).toBe(true);
  await undo.click();
  await expect(row('long.txt')).toContainText('Done');
});

test('a file that could not be read is read again when it is mended', async ({ desk }) => {
  const page = await desk.start();
  const { row, view } = files(page);
  const [note = ''] = await give(desk, { 'note.txt': '' });
  await drop(page, note);
  await expect(row('note.txt')).toContainText('Cannot be translated');
  await expect(view).toContainText('1 not translated');
  await writeFile(note, 'One.');
  await row('note.txt').getByRole('button', { name: 'Read note.txt again' }).click();
  await expect(row('note.txt')).toContainText('Done');
});

test('all that is done is saved at once, shown in its folder, and cleared away', async ({
  desk,
}) => {
  const page = await desk.start();
  const { rows, row, view, undo } = files(page);
  const paths = await give(desk, { 'a.txt': 'One.', 'b.srt': CUES, 'c.txt': '' });
  const [first = ''] = paths;
  await drop(page, ...paths);
  await expect(view).toContainText('2 done · 1 not translated');
  await page.getByRole('button', { name: 'Save all' }).focus();
  await page.keyboard.press('Enter');
  await expect(row('a.txt')).toContainText('Saved as a.en.txt');
  await expect(row('b.srt')).toContainText('Saved as b.en.srt');
  await expect(page.getByRole('button', { name: 'Save all' })).toHaveCount(0);
  expect(await hasFocus(page)).toBe(true);
  expect(await readdir(path.dirname(first))).toHaveLength(5);

  await desk.app.evaluate(({ shell }) => {
    shell.showItemInFolder = (file) => {
      Object.assign(globalThis, { inFolder: file });
    };
  });
  await row('a.txt').getByRole('button', { name: 'Show a.txt in its folder' }).click();
  const inFolder = () =>
    desk.app.evaluate(() => (globalThis as { inFolder?: string }).inFolder ?? '');
  await expect.poll(inFolder).toBe(first.replace('a.txt', 'a.en.txt'));
  await save(page, row('a.txt'), /^Translation, beside/);
  await expect(row('a.txt')).toContainText('Saved as a.en (2).txt');

  await page.getByRole('button', { name: 'Remove saved' }).click();
  await expect(rows).toHaveCount(1);
  await undo.click();
  await expect(rows).toHaveCount(3);
});

test('a text that is dragged is left to where it is dropped', async ({ desk }) => {
  const page = await desk.start();
  const { overlay } = files(page);
  const { source } = screen(page);
  await expect(source).toBeVisible();
  const dragged = await drag(page, { text: 'Good morning' });
  await expect(overlay).toHaveCount(0);
  await dragged.drop();
  await expect(source).toHaveValue('Good morning');
  await expect(files(page).view).toHaveCount(0);
});

test('files that are dragged away again leave nothing behind', async ({ desk }) => {
  const page = await desk.start();
  const { overlay } = files(page);
  await page.getByRole('contentinfo').waitFor();
  const dragged = await drag(page, { files: await give(desk, { 'a.txt': 'One.' }) });
  await expect(overlay).toBeVisible();
  await dragged.cancel();
  await expect(overlay).toHaveCount(0);
  await expect(screen(page).source).toBeVisible();
});

test('the end of a long job is told while the user is elsewhere, and a click shows it', async ({
  desk,
}) => {
  const page = await desk.start();
  const { view, row } = files(page);
  const lines = Array.from({ length: 12 }, (_, i) => `Line ${i}.`).join('\n');
  await drop(page, ...(await give(desk, { 'long.txt': lines })));
  await expect(row('long.txt')).toContainText('Translating…');
  await page.keyboard.press('Control+1');
  await desk.app.evaluate(({ BrowserWindow, Notification }) => {
    BrowserWindow.getFocusedWindow = () => null;
    Notification.isSupported = () => true;
    Notification.prototype.show = function (this: Electron.Notification) {
      Object.assign(globalThis, { told: this });
    };
    const now = Date.now.bind(Date);
    Date.now = () => now() + 61_000;
  });
  const told = () =>
    desk.app.evaluate(() => {
      const { told } = globalThis as { told?: Electron.Notification };
      return told && [told.title, told.body];
    });
  await expect
    .poll(told, { timeout: 60_000 })
    .toEqual(['Translation finished', expect.stringContaining('long.txt')]);
  await expect(view).toBeHidden();
  await desk.app.evaluate(() => {
    (globalThis as { told?: Electron.Notification }).told?.emit('click');
  });
  await expect(row('long.txt')).toContainText('Done');
});

test('the page can name no path itself', async ({ desk }) => {
  const page = await desk.start();
  await give(desk, { 'a.txt': 'One.' });
  await showFiles(page);
  const answer = await page.evaluate(() =>
    window.bayling.addFiles([new File(['One.'], '/etc/passwd')], { from: 'auto', to: 'en' }),
  );
  expect(answer).toEqual({ ok: true, data: { added: 0, models: 0 } });
  await expect(files(page).rows).toHaveCount(0);
});

test('text in another encoding is written in UTF-8 where the user wants it so', async ({
  desk,
}) => {
  const page = await desk.start();
  const { row } = files(page);
  const folder = path.join(desk.dataFolder, 'given');
  await mkdir(folder);
  const rule = '《》——《》';
  const note = path.join(folder, 'note.txt');
  await writeFile(note, iconv.encode(`今天天气很好，我们去公园。\n${rule}\n`, 'gb18030'));
  await showFiles(page);
  await chooseFromMenu(page, 'How files are written', 'In UTF-8');
  await drop(page, note);
  await expect(row('note.txt')).toContainText('Done');
  await save(page, row('note.txt'), /^Translation, beside/);
  await expect(row('note.txt')).toContainText('Saved as note.en.txt');
  expect(await readFile(path.join(folder, 'note.en.txt'), 'utf8')).toContain(rule);
});

test('axe finds nothing: empty, queue, review, editing, dark and narrow, in Chinese', async ({
  desk,
}) => {
  const page = await desk.start();
  const { row, segments, view, editor } = files(page);
  await showFiles(page);
  await expect(view).toContainText('Drop files or folders here');
  expect(await complaints(page)).toEqual([]);

  await drop(page, ...(await give(desk, { 'film.srt': CUES, 'empty.txt': '' })));
  await expect(row('film.srt')).toContainText('Done');
  expect(await complaints(page)).toEqual([]);

  await row('film.srt')
    .getByRole('button', { name: /^Review/ })
    .click();
  await expect(segments).toHaveCount(2);
  expect(await complaints(page)).toEqual([]);
  await segments.first().press('Enter');
  await expect(editor).toBeFocused();
  expect(await complaints(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(480, 700);
  });
  await chooseFromMenu(page, 'Theme', 'Dark');
  await chooseFromMenu(page, 'Interface language', '简体中文');
  await expect(page.getByRole('feed', { name: '句子' })).toBeVisible();
  expect(await complaints(page)).toEqual([]);
  expect(await foreignWords(page, desk)).toBeNull();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: '文件列表' })).toBeVisible();
  expect(await complaints(page)).toEqual([]);
  expect(await foreignWords(page, desk)).toBeNull();
});

/** Whether the focus is in the files, and not lost. */
const hasFocus = (page: Page) =>
  files(page).view.evaluate(
    (view) => document.activeElement !== document.body && view.contains(document.activeElement),
  );

/** English in the Chinese window, but for the documents and their names, and what has no Chinese name. */
async function foreignWords(page: Page, desk: Desk) {
  const words = await wordsOn(page);
  const texts = await page.getByRole('article').getByRole('paragraph').allInnerTexts();
  return [...texts, path.join(desk.dataFolder, 'given'), 'film.srt', 'empty.txt']
    .reduce((left, text) => left.replaceAll(text, ''), words)
    .replaceAll(/test-v1\S*|BayLing|\bv1\b|CPU|Ctrl|Shift|Enter|Esc|SRT|given|\b[A-Z]\b/g, '')
    .match(/[A-Za-z]{2,}/g);
}
