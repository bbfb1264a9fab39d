import { expect, type Locator, type Page } from '@playwright/test';
import type { Desk } from './app.ts';

/** The models as a user names their parts. */
export const models = (page: Page) => {
  const view = page.getByRole('region', { name: 'Models', exact: true });
  const rows = (list: string) => view.getByRole('list', { name: list }).getByRole('listitem');
  const row = (list: string) => (name: string | RegExp) =>
    rows(list).filter({ has: page.getByRole('heading', { name }) });
  const server = view.getByRole('region', { name: 'Server' });
  return {
    view,
    installed: rows('Installed'),
    model: row('Installed'),
    installs: rows('On their way'),
    install: row('On their way'),
    catalogModel: row('Get BayLing'),
    dialog: page.getByRole('dialog'),
    question: page.getByRole('alertdialog'),
    undo: page.getByRole('button', { name: 'Undo' }),
    add: view.getByRole('textbox', { name: 'Add a model' }),
    hub: view.getByRole('textbox', { name: 'Hub address' }),
    server: {
      section: server,
      address: server.getByRole('textbox', { name: 'Address' }),
      key: server.getByRole('textbox', { name: 'Key' }),
      test: server.getByRole('button', { name: 'Test connection' }),
      on: server.getByRole('switch', { name: 'Translate on a server' }),
    },
  };
};

/** Goes to the models, and waits until they are known. */
export async function showModels(page: Page): Promise<void> {
  await page.getByRole('contentinfo').waitFor();
  await page.keyboard.press('Control+4');
  await models(page).view.getByRole('heading', { name: 'Installed' }).waitFor();
}

/** Chooses a model file by the system's dialog, and goes back to the translator. */
export async function chooseFile(page: Page, desk: Desk, file: string): Promise<void> {
  await desk.answerDialogs(file);
  await showModels(page);
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await page.keyboard.press('Control+1');
}

/** Chooses from the menu of a row. */
export async function fromMenu(page: Page, row: Locator, item: string): Promise<void> {
  await row.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await expect(page.getByRole('menuitem')).toHaveCount(0);
}
