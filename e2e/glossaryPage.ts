import type { Page } from '@playwright/test';
import { chooseLanguage } from './screen.ts';

/** The glossaries as a user names their parts. */
export const glossary = (page: Page) => {
  const view = page.getByRole('region', { name: 'Glossary', exact: true });
  const dialog = page.getByRole('dialog');
  const terms = view.getByRole('feed', { name: 'Terms' }).getByRole('article');
  return {
    view,
    glossaries: view.getByRole('list', { name: 'Glossaries' }).getByRole('listitem'),
    make: view.getByRole('button', { name: 'New glossary' }),
    name: dialog.getByRole('textbox', { name: 'Name' }),
    from: dialog.getByRole('button', { name: /^From/ }),
    to: dialog.getByRole('button', { name: /^To/ }),
    terms,
    term: (text: string | RegExp) => terms.filter({ hasText: text }),
    search: view.getByRole('searchbox', { name: 'Search terms' }),
    add: view.getByRole('button', { name: 'Add a term' }).first(),
    source: view.getByRole('textbox', { name: /^Term/ }),
    target: view.getByRole('textbox', { name: /^Translation|^Word not to be used/ }),
    undo: page.getByRole('button', { name: 'Undo' }),
  };
};

export async function showGlossary(page: Page): Promise<void> {
  await page.getByRole('contentinfo').waitFor();
  await page.keyboard.press('Control+5');
  await glossary(page).view.waitFor();
}

/** Makes a glossary for English to German, by keyboard. */
export async function makeGlossary(page: Page, name: string): Promise<void> {
  const view = glossary(page);
  await view.make.press('Enter');
  await view.name.waitFor();
  await page.keyboard.type(name);
  await chooseLanguage(page, view.from, 'english');
  await chooseLanguage(page, view.to, 'german');
  await view.name.press('Enter');
  await view.view.getByRole('heading', { name, exact: true }).waitFor();
}

/** Writes a term and adds it, by keyboard; the form for terms is open then. */
export async function addTerm(page: Page, source: string, target: string): Promise<void> {
  const view = glossary(page);
  if (!(await view.source.isVisible())) await view.add.press('Enter');
  await view.source.fill(source);
  await view.target.fill(target);
  await view.target.press('Enter');
  await view.view.getByText(`“${source || target}” is in the glossary.`).waitFor();
}
