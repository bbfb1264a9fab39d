import { expect, type Locator, type Page } from '@playwright/test';
import type { HistoryJson } from '#core/history/transfer/historyJson.ts';

/** The list of conversations as a user names its parts. */
export const conversationList = (page: Page) => {
  const panel = page.getByRole('complementary', { name: 'Conversations' });
  return {
    panel,
    search: panel.getByRole('searchbox', { name: 'Search conversations' }),
    rows: panel
      .getByRole('grid', { name: 'Conversations' })
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: /^Actions for/ }) }),
    hits: panel.getByRole('grid', { name: 'Messages found' }).getByRole('row'),
    filter: panel.getByRole('button', { name: /^Filter/ }),
    undo: page.getByRole('button', { name: 'Undo' }),
  };
};

export async function showChat(page: Page): Promise<void> {
  await expect(page.getByRole('banner')).toBeVisible();
  await page.keyboard.press('Control+2');
  await expect(conversationList(page).search).toBeVisible();
}

/** Chooses from the menu of a row. */
export async function act(page: Page, row: Locator, action: string): Promise<void> {
  await row.hover();
  await row.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** Chooses from the menu beside the title. */
export async function transfer(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'Export and import' }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

const DAY = 86_400_000;

/** A history as it is exported: three conversations, one of them a revision and one old. */
export function sampleHistory(): HistoryJson {
  const now = Date.now();
  const conversation = {
    kind: 'chat',
    ...{ system: null, temperature: 0.7, seed: null, origin: null },
    ...{ pinned: false, archived: false },
  } as const;
  const said = (id: string, words: readonly string[], time: number) => ({
    ...{ id, createdAt: time, updatedAt: time, leafId: `${id}-${words.length - 1}` },
    messages: words.map((text, i) => ({
      ...{ id: `${id}-${i}`, parentId: i === 0 ? null : `${id}-${i - 1}`, text },
      role: i % 2 === 0 ? ('user' as const) : ('assistant' as const),
      ...{ state: 'done' as const, model: i % 2 === 0 ? '' : 'BayLing' },
      ...{ createdAt: time + i, totalMs: i },
    })),
  });
  return {
    ...{ format: 'bayling-history', version: 1, exportedAt: now },
    conversations: [
      {
        ...conversation,
        title: '泡茶的方法',
        ...said('tea', ['绿茶怎么泡？', 'Use water of 80 °C.'], now - 3 * DAY),
      },
      {
        ...conversation,
        title: 'Old letters',
        ...said('letters', ['How do I begin a letter?', '亲爱的朋友'], now - 60 * DAY),
      },
      {
        ...conversation,
        title: 'The library is open',
        kind: 'revision',
        temperature: 0,
        origin: {
          ...{ source: '图书馆开着。', draft: 'The library is open.', from: 'zh-Hans', to: 'en' },
          terms: [],
        },
        ...said('library', ['图书馆开着。', 'The library is open.'], now - 2 * DAY),
      },
    ],
    translations: [
      {
        ...{ id: 't1', source: '早上好', target: 'Good morning', from: 'zh-Hans', to: 'en' },
        ...{ model: 'BayLing', state: 'done', createdAt: now - DAY, totalMs: 5 },
      },
    ],
  };
}
