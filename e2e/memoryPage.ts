import type { Page } from '@playwright/test';

/** The translation memory as a user names its parts. */
export const memory = (page: Page) => {
  const view = page.getByRole('region', { name: 'Memory', exact: true });
  const pairs = view.getByRole('feed', { name: 'Pairs' }).getByRole('article');
  return {
    view,
    pairs,
    pair: (text: string | RegExp) => pairs.filter({ hasText: text }),
    search: view.getByRole('searchbox', { name: 'Search pairs' }),
    import: view.getByRole('button', { name: 'Import…' }),
    more: view.getByRole('button', { name: 'Export and delete' }),
    filter: view.getByRole('button', { name: /^Filter/ }),
    editor: view.getByRole('textbox', { name: /^Translation of pair/ }),
    question: page.getByRole('alertdialog'),
    undo: page.getByRole('button', { name: 'Undo' }),
  };
};

export async function showMemory(page: Page): Promise<void> {
  await page.getByRole('contentinfo').waitFor();
  await page.keyboard.press('Control+6');
  await memory(page).view.waitFor();
}

const BEGIN = `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="test" creationtoolversion="1" segtype="sentence"
 o-tmf="test" adminlang="en" srclang="*all*" datatype="plaintext"/><body>
`;
const unit = ([from, source, to, target]: Pair) =>
  `<tu><tuv xml:lang="${from}"><seg>${source}</seg></tuv><tuv xml:lang="${to}"><seg>${target}</seg></tuv></tu>\n`;

export type Pair = readonly [from: string, source: string, to: string, target: string];

/** A TMX file; `end` is left out for one that was cut off. */
export function tmxOf(pairs: readonly Pair[], end = '</body></tmx>\n'): string {
  return BEGIN + pairs.map(unit).join('') + end;
}
