import type { Locator, Page } from '@playwright/test';
import { complaints } from './accessibility.ts';
import { type Desk, expect, test } from './app.ts';
import { chooseLanguage, screen } from './screen.ts';

const TEN = [
  '今天天气很好。我们去公园吧。你想吃什么？我喜欢喝茶。',
  '',
  '他是我的老师。这本书很有意思。谢谢你的帮助！明天见。',
  '我的电话是12345。请给我打电话。',
].join('\n');

const sentences = (page: Page) => screen(page).target.locator('[data-segment]');
const editor = (page: Page) => page.getByRole('textbox', { name: 'Translation of this sentence' });

/** Ten sentences in Chinese, translated by the starter model. */
async function withTen(desk: Desk): Promise<Page> {
  const page = await desk.start();
  const { source, status } = screen(page);
  await expect(status).toContainText('Starter model');
  await source.fill(TEN);
  await expect(status).toContainText('Done');
  await expect(sentences(page)).toHaveCount(10);
  return page;
}

/** The part of the source that is marked. */
function markedSource(page: Page, name: 'pair-active' | 'pair-hovered') {
  return page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String).join(), name);
}
const isMarked = (sentence: Locator) =>
  sentence.evaluate((element) => getComputedStyle(element).boxShadow !== 'none');

/** From now on notes which sentences main says anything new of. */
async function watchSentences(desk: Desk) {
  const watch = await desk.app.evaluateHandle(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('no window');
    const send = contents.send.bind(contents);
    const told = new Set<number>();
    contents.send = (...event) => {
      const [, name, data] = event as [string, string, { changed: { id: number }[] }];
      if (name === 'translator.progress') for (const { id } of data.changed) told.add(id);
      send(...event);
    };
    return told;
  });
  return () => watch.evaluate((told) => [...told]);
}

test('of ten sentences the one that is edited is translated, and nothing else', async ({
  desk,
}) => {
  const page = await withTen(desk);
  const { source, status, entries } = screen(page);
  const before = await sentences(page).allInnerTexts();
  await sentences(page).evaluateAll((all) => {
    for (const element of all) element.setAttribute('data-was', 'there');
  });
  const translated = await watchSentences(desk);
  await source.fill(TEN.replace('我喜欢喝茶', '我喜欢喝水'));
  await expect(sentences(page).nth(3)).toContainText(/water/i);
  await expect(status).toContainText('Done');
  const after = await sentences(page).allInnerTexts();
  expect(after.toSpliced(3, 1)).toEqual(before.toSpliced(3, 1));
  expect(await translated()).toHaveLength(1);
  // The others were not even drawn again.
  await expect(page.locator('[data-was="there"]')).toHaveCount(10);
  await expect(entries).toHaveCount(2);
});

test('whoever types quickly never sees a word of an older text as if it were new', async ({
  desk,
}) => {
  const page = await desk.start();
  const { source, target, status } = screen(page);
  await expect(status).toContainText('Starter model');
  // What is painted while another text is already in the source, and is not shown as old.
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = () => {
      const region = document.querySelector('[role="region"][aria-label="Translation"]');
      const isOld = region?.className.includes('stale') === true;
      if (region && !isOld) seen.push(region.textContent);
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  for (const text of ['我爱喝茶。', '我们是学生。', '他们在北京。']) {
    await source.fill(text);
    await page.keyboard.press('Control+Enter');
    await page.waitForTimeout(30);
  }
  await source.fill('谢谢你的帮助！');
  await page.keyboard.press('Control+Enter');
  await expect(target).toContainText(/thank/i);
  await expect(status).toContainText('Done');
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  const from = seen.findIndex((text) => /thank/i.test(text));
  expect(seen.slice(from).filter((text) => /tea|student|Beijing/i.test(text))).toEqual([]);
});

test('a sentence under the pointer is marked on both sides', async ({ desk }) => {
  const page = await withTen(desk);
  const { source } = screen(page);
  await sentences(page).nth(2).hover();
  await expect.poll(() => markedSource(page, 'pair-hovered')).toBe('你想吃什么？');
  expect(await isMarked(sentences(page).nth(2))).toBe(true);
  expect(await isMarked(sentences(page).nth(5))).toBe(false);

  const place = await source.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    const { paddingLeft, paddingTop } = getComputedStyle(element);
    return { x: left + parseFloat(paddingLeft), y: top + parseFloat(paddingTop) };
  });
  await page.mouse.move(place.x + 20, place.y + 12);
  await expect.poll(() => isMarked(sentences(page).first())).toBe(true);
  await expect.poll(() => markedSource(page, 'pair-hovered')).toBe('今天天气很好。');
  expect(await isMarked(sentences(page).nth(2))).toBe(false);
});

test('the caret and a click mark a sentence on both sides, until the text is another one', async ({
  desk,
}) => {
  const page = await withTen(desk);
  const { source } = screen(page);
  await sentences(page).nth(5).click();
  await expect.poll(() => markedSource(page, 'pair-active')).toBe('这本书很有意思。');
  await expect(sentences(page).nth(5)).toHaveAttribute('aria-current', 'true');

  await source.focus();
  await source.press('Control+Home');
  await expect(sentences(page).first()).toHaveAttribute('aria-current', 'true');
  await expect.poll(() => markedSource(page, 'pair-active')).toBe('今天天气很好。');
  await source.press('x');
  expect(await markedSource(page, 'pair-active')).toBe('');
});

test('by keyboard alone: from pair to pair on either side, edit a sentence, and on', async ({
  desk,
}) => {
  const page = await withTen(desk);
  const { source, target } = screen(page);
  const { keyboard } = page;
  await source.focus();
  await keyboard.press('Control+Home');
  await keyboard.press('Alt+ArrowDown');
  await expect.poll(() => markedSource(page, 'pair-active')).toBe('我们去公园吧。');
  await expect(source).toBeFocused();

  await sentences(page).nth(1).focus();
  await keyboard.press('Alt+ArrowDown');
  await expect(sentences(page).nth(2)).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(sentences(page).nth(3)).toBeFocused();
  await keyboard.press('End');
  await expect(sentences(page).nth(9)).toBeFocused();
  await keyboard.press('Alt+ArrowUp');
  await expect(sentences(page).nth(8)).toBeFocused();

  await keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type('Call me');
  await keyboard.press('Shift+Enter');
  await keyboard.type('maybe.');
  await keyboard.press('Escape');
  await expect(editor(page)).toHaveCount(0);
  await expect(sentences(page).nth(8)).toBeFocused();
  await expect(target).not.toContainText('Call me');

  await keyboard.press('F2');
  await keyboard.press('Control+a');
  await keyboard.type('My number is 12345.');
  await keyboard.press('Enter');
  await expect(sentences(page).nth(8)).toBeFocused();
  await expect(sentences(page).nth(8)).toHaveAccessibleName('My number is 12345. Edited.');
});

test('an edited sentence stays as it is when others are translated, and after a restart', async ({
  desk,
}) => {
  let page = await withTen(desk);
  await sentences(page).nth(3).dblclick();
  await editor(page).fill('Tea is what I like.');
  await page.keyboard.press('Enter');
  await expect(sentences(page).nth(3)).toHaveText('Tea is what I like.');

  const { source, status } = screen(page);
  await source.fill(TEN.replace('明天见', '再见'));
  await expect(sentences(page).nth(7)).toHaveText(/later|bye/i);
  await expect(status).toContainText('Done');
  await expect(sentences(page).nth(3)).toHaveText('Tea is what I like.');
  await page.keyboard.press('Control+Enter');
  await expect(status).toContainText('Done');
  await expect(sentences(page).nth(3)).toHaveText('Tea is what I like.');
  await desk.close();

  page = await desk.start();
  await expect(sentences(page).nth(3)).toHaveText('Tea is what I like.');
  await expect(sentences(page).nth(3)).toHaveAccessibleName(/Edited\.$/);
});

test('what is being written in a sentence is there again after the window was closed, and after kill -9', async ({
  desk,
}) => {
  let page = await withTen(desk);
  await sentences(page).nth(5).dblclick();
  await editor(page).fill('This book is a delight');
  await desk.close();

  page = await desk.start();
  await expect(editor(page)).toHaveText('This book is a delight');
  await page.waitForTimeout(500);
  await page.keyboard.type(', really.');
  await page.waitForTimeout(1500);
  await desk.kill();

  page = await desk.start();
  await expect(editor(page)).toHaveText('This book is a delight, really.');
  await editor(page).press('Enter');
  await expect(sentences(page).nth(5)).toHaveText('This book is a delight, really.');
});

test('both panes scroll together, sentence by sentence, and to a sentence that is marked', async ({
  desk,
}) => {
  const page = await desk.start();
  const { source, target, status } = screen(page);
  await expect(status).toContainText('Starter model');
  await source.fill(Array.from({ length: 12 }, () => TEN).join('\n\n'));
  await expect(sentences(page)).toHaveCount(120);
  await expect(status).toContainText('Done');
  await target.hover();
  await page.mouse.wheel(0, 100_000);
  const isAtEnd = (element: Element) =>
    element.scrollHeight - element.clientHeight - element.scrollTop < 2;
  await expect.poll(() => target.evaluate(isAtEnd)).toBe(true);
  await expect.poll(() => source.evaluate(isAtEnd)).toBe(true);
  await source.hover();
  await page.mouse.wheel(0, -100_000);
  await expect.poll(() => target.evaluate((element) => element.scrollTop)).toBe(0);

  await sentences(page).first().focus();
  await page.keyboard.press('End');
  await expect(sentences(page).last()).toBeInViewport();
  await expect.poll(() => source.evaluate((element) => element.scrollTop)).toBeGreaterThan(100);
});

test('right to left, the pane and its sentences read from the right and can be edited', async ({
  desk,
}) => {
  await desk.giveModel();
  const page = await desk.start();
  const { source, target, status, to } = screen(page);
  await chooseLanguage(page, to, 'Arabic');
  await source.fill('Good morning. How are you?');
  await expect(status).toContainText('Done');
  await expect(target).toHaveAttribute('dir', 'rtl');
  await expect(target).toHaveAttribute('lang', 'ar');
  await sentences(page).first().dblclick();
  await editor(page).fill('صباح الخير.');
  await page.keyboard.press('Enter');
  await expect(sentences(page).first()).toHaveText('صباح الخير.');
  const [pane, sentence] = await Promise.all([
    target.boundingBox(),
    sentences(page).first().boundingBox(),
  ]);
  if (!pane || !sentence) throw new Error('nothing is drawn');
  expect(sentence.x + sentence.width).toBeGreaterThan(pane.x + pane.width / 2);
});

test('at 200 % everything is there, and axe finds nothing', async ({ desk }) => {
  const page = await withTen(desk);
  const { source, target } = screen(page);
  await sentences(page).nth(1).dblclick();
  await editor(page).fill('Off to the park.');
  expect(await complaints(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(sentences(page).nth(1)).toHaveText('Off to the park.');
  expect(await complaints(page)).toEqual([]);

  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2);
  });
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBeGreaterThan(1.9);
  await expect(source).toBeInViewport();
  await expect(target).toBeInViewport();
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(await isWide()).toBe(false);
  await sentences(page).nth(9).scrollIntoViewIfNeeded();
  await sentences(page).nth(9).click();
  await expect.poll(() => markedSource(page, 'pair-active')).toBe('请给我打电话。');
  expect(await complaints(page)).toEqual([]);
});
