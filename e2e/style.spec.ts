import type { Page } from '@playwright/test';
import { complaints } from './accessibility.ts';
import { expect, test } from './app.ts';
import { chooseFromMenu, chooseLanguage, screen } from './screen.ts';

const style = (page: Page) => {
  const dialog = page.getByRole('dialog', { name: 'Style' });
  return {
    button: page.getByRole('button', { name: /^Style: / }),
    dialog,
    tone: (name: string) => dialog.getByRole('radio', { name }),
    domain: dialog.getByRole('textbox', { name: 'Domain' }),
    instruction: dialog.getByRole('textbox', { name: 'Instruction' }),
    check: (name: string) => dialog.getByRole('switch', { name }),
    checks: dialog.getByRole('button', { name: /^Checks of the translation/ }),
  };
};

async function settingsOf(page: Page) {
  const settings = await page.evaluate(() => window.bayling.request('settings.get', null));
  if (!settings.ok) throw new Error(settings.error.code);
  return settings.data;
}

test('tone, domain and instruction are of one pair of languages, and remembered', async ({
  desk,
}) => {
  await desk.giveModel();
  let page = await desk.start();
  const { to } = screen(page);
  await chooseLanguage(page, to, 'german');
  const { button, dialog, tone, domain, instruction } = style(page);
  await expect(button).toHaveAccessibleName('Style: Tone: as is');
  await button.press('Enter');
  await tone('As is').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tone('Formal')).toBeChecked();
  await dialog.getByRole('button', { name: 'Law', exact: true }).press('Enter');
  await expect(domain).toHaveValue('Law');
  await instruction.fill('Keep names in English.');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(button).toHaveAccessibleName('Style: Formal · Law');
  await expect
    .poll(async () => (await settingsOf(page)).styles)
    .toEqual({
      'auto>de': { tone: 'formal', domain: 'Law', instruction: 'Keep names in English.' },
    });

  await chooseLanguage(page, to, 'french');
  await expect(button).toHaveAccessibleName('Style: Tone: as is');
  await desk.close();
  page = await desk.start();
  await chooseLanguage(page, screen(page).to, 'german');
  await expect(style(page).button).toHaveAccessibleName('Style: Formal · Law');
  await style(page).button.press('Enter');
  await style(page).dialog.getByRole('button', { name: 'Reset' }).press('Enter');
  await expect.poll(async () => (await settingsOf(page)).styles).toEqual({});
});

test('what is on show is translated again as the style says', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  const { source, target, status } = screen(page);
  const { button, tone } = style(page);
  await source.fill('Good morning, everybody.');
  await expect(status).toContainText('Done');
  const before = await target.innerText();
  await button.press('Enter');
  await tone('Formal').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await expect(target).not.toHaveText(before);
  await expect(status).toContainText('Done');
});

test('with the starter model it is said that it cannot follow a style', async ({ desk }) => {
  const page = await desk.start();
  const { source, status } = screen(page);
  const { button, dialog } = style(page);
  await source.fill('谢谢！');
  await expect(status).toContainText('Done');
  await button.press('Enter');
  await expect(dialog).toContainText('The starter model cannot follow a style');
});

test('each check of the translation is turned off by itself, by keyboard', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  const { button, check, checks } = style(page);
  await button.press('Enter');
  await checks.press('Enter');
  await expect(checks).toContainText('14 of 14 on');
  await check('Numbers').focus();
  await page.keyboard.press('Space');
  await expect(check('Numbers')).not.toBeChecked();
  await expect(checks).toContainText('13 of 14 on');
  await check('Take sentences from the translation memory').focus();
  await page.keyboard.press('Space');
  await expect
    .poll(() => settingsOf(page))
    .toMatchObject({ guardOff: ['numbers'], memoryFills: false });
  await check('Numbers').focus();
  await page.keyboard.press('Space');
  await expect.poll(() => settingsOf(page)).toMatchObject({ guardOff: [] });
});

test('pair mode takes either language for a wish for the other', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  const { source, from, to, status } = screen(page);
  await chooseLanguage(page, from, 'chinese');
  await chooseLanguage(page, to, 'english');
  const toggle = page.getByRole('button', { name: 'Pair mode: translate either way' });
  await toggle.press('Enter');
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await source.fill('The weather is very nice today.');
  await expect(from).toContainText('English');
  await expect(to).toContainText('Chinese');
  await expect(status).toContainText('Done');
  await source.fill('今天天气很好，我们去公园吧。');
  await expect(from).toContainText('Chinese');
  await expect(to).toContainText('English');
  // A name alone says nothing.
  await source.fill('iPhone');
  await expect(status).toContainText('Done');
  await expect(to).toContainText('English');
});

test('languages are advised on, also where a text has more than one', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  const { source, from } = screen(page);
  await source.fill('今天天气很好，我们一起去公园散步吧。');
  await expect(from).toContainText('Auto (Chinese)');
  await source.fill(
    '今天天气很好，我们一起去公园散步吧。明天可能会下雨。\n' +
      'The meeting begins at three in the afternoon, and everybody is invited.',
  );
  await expect(from).toContainText(/Auto \((Chinese, English|English, Chinese)\)/);
});

test('languages are found by any of their names, the recent ones first', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  const { to } = screen(page);
  for (const [typed, name] of [
    ['farsi', 'Persian'],
    ['Deutsch', 'German'],
    ['日语', 'Japanese'],
    ['bangl', 'Bengali'],
  ] as const) {
    await chooseLanguage(page, to, typed);
    await expect(to).toContainText(name);
  }
  await to.click();
  const recent = page.getByRole('group', { name: 'Recent' }).getByRole('option');
  await expect(recent.first()).toContainText('Bengali');
  await expect(recent.nth(1)).toContainText('Japanese');
});

test('axe finds nothing in the style, and a narrow window at 200 % has room for it', async ({
  desk,
}) => {
  await desk.giveModel();
  const page = await desk.start();
  const { button, dialog, checks, check } = style(page);
  await button.press('Enter');
  await checks.press('Enter');
  // It lies over the landmarks.
  expect(await complaints(page, ['region'])).toEqual([]);
  await page.keyboard.press('Escape');
  await chooseFromMenu(page, 'Theme', 'Dark');
  await desk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1000, 700);
    window?.webContents.setZoomFactor(2);
  });
  await button.press('Enter');
  await expect(dialog).toBeInViewport();
  await checks.press('Enter');
  await check('Forbidden words').focus();
  await expect(dialog.getByText('Forbidden words')).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await complaints(page, ['region'])).toEqual([]);
});
