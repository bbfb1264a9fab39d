import type { Page } from '@playwright/test';
import { complaints } from './accessibility.ts';
import { expect, test } from './app.ts';
import { chooseFromMenu, paste, screen } from './screen.ts';

/** That of the whole translation; the sentence that is marked has one of its own. */
const refineButton = (page: Page) =>
  page.getByRole('button', { name: 'Refine…' }).and(page.locator('[aria-haspopup="menu"]'));
const rows = (page: Page) =>
  page.getByRole('menu', { name: 'What to refine' }).getByRole('menuitem');

/** What the newest conversation began with. */
async function newestOrigin(page: Page) {
  return page.evaluate(async () => {
    const page = { filter: {}, limit: 1, offset: 0 };
    const listed = await window.bayling.request('chat.list', page);
    const id = listed.ok ? listed.data.rows[0]?.id : undefined;
    const opened = id === undefined ? null : await window.bayling.request('chat.open', { id });
    return opened?.ok ? (opened.data?.conversation.origin ?? null) : null;
  });
}
const backToTranslator = (page: Page) => page.keyboard.press('Control+1');

test('a translation of one sentence is refined at once', async ({ desk }) => {
  const page = await desk.start();
  const { source, target, status } = screen(page);
  await expect(refineButton(page)).toBeDisabled();
  await source.fill('谢谢你的帮助！\n');
  await expect(status).toContainText('Done');
  await expect(refineButton(page)).toBeEnabled();
  const draft = (await target.innerText()).trim();
  await page.keyboard.press('Control+r');
  await expect
    .poll(() => newestOrigin(page))
    .toMatchObject({ source: '谢谢你的帮助！', draft, from: 'zh-Hans', to: 'en', terms: [] });
});

test('of several sentences one is chosen, or the whole, or what is selected', async ({ desk }) => {
  const page = await desk.start();
  const { source, target, status } = screen(page);
  await source.fill('谢谢你的帮助！\n今天天气很好。\n我爱你。');
  await expect(status).toContainText('Done');
  const lines = (await target.innerText()).split('\n');
  expect(lines).toHaveLength(3);

  await refineButton(page).click();
  await expect(rows(page)).toHaveText(['Whole translation', ...lines]);
  await page.keyboard.press('Escape');
  await expect(rows(page)).toHaveCount(0);
  await expect(refineButton(page)).toBeFocused();
  expect(await newestOrigin(page)).toBeNull();

  await page.keyboard.press('Control+r');
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const at = (lines[0] ?? '').length + 1;
  await expect
    .poll(() => newestOrigin(page))
    .toMatchObject({ source: '今天天气很好。', draft: lines[1], translation: { at } });

  await backToTranslator(page);
  await refineButton(page).click();
  await rows(page).first().click();
  await expect
    .poll(() => newestOrigin(page))
    .toMatchObject({ draft: lines.join('\n'), translation: { at: 0 } });

  await backToTranslator(page);
  await target
    .locator('[data-segment]')
    .last()
    .evaluate(({ firstChild }) => {
      if (firstChild) getSelection()?.setBaseAndExtent(firstChild, 1, firstChild, 2);
    });
  await refineButton(page).click();
  await expect
    .poll(() => newestOrigin(page))
    .toMatchObject({ source: '我爱你。', draft: lines[2] });
});

test('a translation in progress is not refined until it ends', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  const { source, stop, status } = screen(page);
  const text = Array.from({ length: 400 }, (_, i) => `Sentence number ${i}.`).join('\n');
  await paste(desk.app, source, text);
  await expect(stop).toBeVisible();
  await expect(refineButton(page)).toBeDisabled();
  await expect(screen(page).target).toContainText(/\S{4}/);
  await page.keyboard.press('Escape');
  await expect(status).toContainText('Stopped');
  await expect(refineButton(page)).toBeEnabled();
});

test('the menu is accessible and stays in a narrow dark window', async ({ desk }) => {
  const page = await desk.start();
  const { source, status } = screen(page);
  const long = '我们昨天在城里最大的图书馆里看了很多关于历史和文化的书。';
  await source.fill(Array.from({ length: 30 }, (_, i) => `${i}. ${long}`).join('\n'));
  await expect(status).toContainText('Done', { timeout: 60_000 });
  await chooseFromMenu(page, 'Theme', 'Dark');
  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(480, 720);
  });
  await refineButton(page).click();
  await expect(rows(page).first()).toBeFocused();
  expect(await complaints(page)).toEqual([]);
  await page.keyboard.press('End');
  await expect(rows(page).last()).toBeInViewport();
  await expect(rows(page).last()).toBeFocused();
});
