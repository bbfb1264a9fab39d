import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';

/** The window as a user names its parts. */
export const screen = (page: Page) => ({
  source: page.getByRole('textbox', { name: 'Source text' }),
  target: page.getByRole('region', { name: 'Translation', exact: true }),
  stop: page.getByRole('button', { name: 'Stop' }),
  retry: page.getByRole('button', { name: 'Retry' }),
  copy: page.getByRole('button', { name: 'Copy translation' }),
  clear: page.getByRole('button', { name: 'Clear', exact: true }),
  swap: page.getByRole('button', { name: 'Swap languages' }),
  from: page.getByRole('button', { name: 'Source language' }),
  to: page.getByRole('button', { name: 'Target language' }),
  status: page.getByRole('contentinfo'),
  search: page.getByRole('searchbox', { name: 'Search history' }),
  entries: page
    .getByRole('grid', { name: 'Translations' })
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: /^Delete/ }) }),
  alert: page.getByRole('alert'),
});

/** Chooses a language by typing its name, as one does. */
export async function chooseLanguage(page: Page, picker: Locator, name: string): Promise<void> {
  await picker.click();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

/** Chooses from a menu of the top bar. */
export async function chooseFromMenu(
  page: Page,
  menu: string | RegExp,
  item: string,
): Promise<void> {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitemradio', { name: item }).click();
  await expect(page.getByRole('menuitemradio')).toHaveCount(0);
}

/** Sees that the window does what it is for: translates a text. */
export async function translateAnew(page: Page, text: string): Promise<void> {
  const { source, target, status } = screen(page);
  await source.fill('');
  await expect(target).toHaveText('');
  await source.fill(text);
  await expect(status).toContainText('Done');
  await expect(target).toHaveText(/\S/);
}

/** As a user pastes: Playwright's own `fill` takes minutes for a text of many lines. */
export async function paste(app: ElectronApplication, into: Locator, text: string): Promise<void> {
  await into.focus();
  await app.evaluate(async ({ clipboard, BrowserWindow }, words) => {
    await clipboard.writeText(words);
    BrowserWindow.getAllWindows()[0]?.webContents.paste();
  }, text);
}
