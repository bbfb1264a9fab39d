import type { Locator, Page } from '@playwright/test';

/** The files as a user names their parts. */
export const files = (page: Page) => {
  const view = page.getByRole('region', { name: 'Files', exact: true });
  const rows = view.getByRole('grid', { name: 'Files' }).getByRole('row');
  const segments = view.getByRole('feed', { name: 'Segments' }).getByRole('article');
  return {
    view,
    rows,
    /** The row of a file by its name, or the beginning of it. */
    row: (name: string) => rows.filter({ hasText: name }),
    segments,
    segment: (number: number) =>
      segments.and(
        page.getByRole('article', { name: `Segment ${number.toLocaleString('en')}`, exact: true }),
      ),
    editor: view.getByRole('textbox', { name: /^Translation of segment/ }),
    search: view.getByRole('searchbox', { name: 'Search segments' }),
    back: view.getByRole('button', { name: 'Back to the files' }),
    undo: page.getByRole('button', { name: 'Undo' }),
    overlay: page.getByText(/^Drop to translate into/),
  };
};

export async function showFiles(page: Page): Promise<void> {
  await page.getByRole('contentinfo').waitFor();
  await page.keyboard.press('Control+3');
  await files(page).view.waitFor();
}

interface Dragged {
  files?: readonly string[];
  text?: string;
}

/** Drags files or a text over the window, as another program does, and answers with how to drop or take them away. */
export async function drag(page: Page, { files = [], text }: Dragged) {
  const session = await page.context().newCDPSession(page);
  const items = text === undefined ? [] : [{ mimeType: 'text/plain', data: text }];
  const data = { items, files: [...files], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel') =>
    session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await send('dragEnter');
  await send('dragOver');
  return {
    drop: () => send('drop'),
    cancel: async () => {
      await send('dragCancel');
      await page.mouse.move(310, 310);
    },
  };
}

/** Drops files into the window, wherever it is. */
export async function drop(page: Page, ...paths: string[]): Promise<void> {
  await page.getByRole('contentinfo').waitFor();
  await (await drag(page, { files: paths })).drop();
}

/** Saves a file of the queue, or the one that is reviewed, by the menu. */
export async function save(page: Page, within: Locator, how: RegExp | string): Promise<void> {
  await within.getByRole('button', { name: /^Save/ }).click();
  await page.getByRole('menuitem', { name: how }).click();
}
