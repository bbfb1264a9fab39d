import type { Page } from '@playwright/test';
import { complaints } from './accessibility.ts';
import { expect, test } from './app.ts';
import { addTerms, memoryPairs } from './aids.ts';
import { chooseFromMenu, screen } from './screen.ts';

const sentence = (page: Page) => {
  const panel = page.getByRole('region', { name: 'Sentence', exact: true });
  const button = (name: string | RegExp) => panel.getByRole('button', { name });
  const part = (name: string) => panel.getByRole('region', { name });
  return {
    panel,
    button,
    terms: part('Terms').getByRole('listitem'),
    matches: part('Translation memory').getByRole('listitem'),
    alternatives: part('Alternatives').getByRole('listitem'),
    back: part('Back-translation'),
  };
};

/** Types a text, waits for its translation and marks the sentence that the caret is put into, all by keyboard. */
async function translateAndMark(page: Page, text: string): Promise<void> {
  const { source, status } = screen(page);
  await source.fill(text);
  await expect(status).toContainText('Done');
  await source.press('Control+Home');
  await source.press('ArrowRight');
  await expect(sentence(page).panel).toBeVisible();
}

/** Has the target of the marked sentence be another one, as the panel's own shortcut lets the user write it. */
async function rewrite(page: Page, target: string): Promise<void> {
  await page.keyboard.press('F2');
  const editor = page.getByRole('textbox', { name: 'Translation of this sentence' });
  await expect(editor).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(target);
  await page.keyboard.press('Enter');
  await expect(editor).toHaveCount(0);
}

test('the panel tells which sentence is marked, and goes with Escape', async ({ desk }) => {
  const page = await desk.start();
  const { source, target } = screen(page);
  const { panel, button } = sentence(page);
  await expect(panel).toHaveCount(0);
  await translateAndMark(page, '谢谢你的帮助！今天天气很好。');
  await expect(panel).toContainText('Sentence 1 of 2');
  await button('Next sentence').press('Enter');
  await expect(panel).toContainText('Sentence 2 of 2');
  await button('Previous sentence').press('Enter');
  await expect(panel).toContainText('Sentence 1 of 2');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(source).toBeFocused();
  await expect(target).toHaveText(/\S/);
});

test('typing neither opens the panel nor moves what is on the screen', async ({ desk }) => {
  const page = await desk.start();
  const { source, status, target } = screen(page);
  const { panel } = sentence(page);
  await source.focus();
  await page.keyboard.type('谢谢你的帮助！');
  await expect(status).toContainText('Done');
  await expect(panel).toHaveCount(0);
  await source.press('ArrowLeft');
  await expect(panel).toBeVisible();
  const top = async () => (await panel.boundingBox())?.y;
  const before = await top();
  await source.press('End');
  const seen = new Set<number | undefined>();
  for (const key of '今天天气很好。') {
    await page.keyboard.type(key);
    seen.add(await top());
  }
  await expect(target).toHaveText(/\S/);
  await expect(status).toContainText('Done');
  seen.add(await top());
  expect([...seen]).toEqual([before]);
});

test('terms of a glossary are green where they are used, and amber until one press puts them in', async ({
  desk,
}) => {
  const page = await desk.start();
  const { target } = screen(page);
  const { terms, button } = sentence(page);
  await addTerms(page, { from: 'zh-Hans', to: 'en' }, [['图书馆', 'library']]);
  await translateAndMark(page, '我们昨天在图书馆看书。');
  await expect(terms).toHaveText(/图书馆 → library\s*used/);
  await expect(target).toContainText(/library/i);

  await rewrite(page, 'We read books yesterday.');
  await expect(terms).toContainText('missing');
  await button('Use it: “library” for “图书馆”').press('Enter');
  await expect(terms).toHaveText(/图书馆 → library\s*used/);
  await expect(target).toContainText(/library/i);
});

test('a word that the glossary forbids is said, and replaced with one press', async ({ desk }) => {
  const page = await desk.start();
  const { target } = screen(page);
  const { terms, button } = sentence(page);
  await addTerms(page, { from: 'zh-Hans', to: 'en' }, [['图书馆', 'library']]);
  await addTerms(page, { from: 'zh-Hans', to: 'en' }, [['图书馆', 'bookshop']], {
    forbidden: true,
  });
  await translateAndMark(page, '我们昨天在图书馆看书。');
  await rewrite(page, 'We read books in the bookshop yesterday.');
  await expect(terms.filter({ hasText: 'bookshop' })).toContainText('forbidden');
  await button('Replace it: “bookshop”').press('Enter');
  await expect(target).toHaveText('We read books in the library yesterday.');
  await expect(terms.filter({ hasText: 'bookshop' })).toHaveCount(0);
});

test('the translation memory offers what it has with what differs, and it is used', async ({
  desk,
}) => {
  const page = await desk.start();
  const { target } = screen(page);
  const { matches, panel, button } = sentence(page);
  await translateAndMark(page, '我们昨天去了城里最大的图书馆。');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(panel).toContainText('Accepted');
  const [pair] = await memoryPairs(page);
  expect(pair).toMatchObject({ source: '我们昨天去了城里最大的图书馆。', origin: 'accepted' });

  await translateAndMark(page, '我们今天去了城里最大的图书馆。');
  await expect(matches).toHaveCount(1);
  await expect(matches).toContainText(/\d\d %/);
  await expect(matches.locator('del')).toHaveText('昨天');
  await expect(matches.locator('ins')).toHaveText('今天');
  await button(/^Use the translation of the \d+ % match$/).press('Enter');
  await expect(target).toHaveText(pair?.target ?? '');
  await expect(panel).toContainText('Edited');
});

test('accepting puts the pair into the memory, which then fills it, and takes it out again', async ({
  desk,
}) => {
  const page = await desk.start();
  const { source, status, target } = screen(page);
  const { panel, button } = sentence(page);
  await translateAndMark(page, '谢谢你的帮助！');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(button('Accepted')).toHaveAttribute('aria-pressed', 'true');
  expect(await memoryPairs(page)).toMatchObject([{ source: '谢谢你的帮助！' }]);
  await page.keyboard.press('Control+Shift+Enter');
  await expect(button('Accept')).toHaveAttribute('aria-pressed', 'false');
  expect(await memoryPairs(page)).toEqual([]);

  await page.keyboard.press('Control+Shift+Enter');
  await expect(button('Accepted')).toHaveAttribute('aria-pressed', 'true');
  // What was accepted stays with its sentence: another text comes between.
  await source.fill('我爱你。');
  await expect(target).toHaveText(/love/i);
  await source.fill('今天天气很好。谢谢你的帮助！');
  await expect(status).toContainText('Done');
  await source.press('Control+End');
  await source.press('ArrowLeft');
  await expect(panel).toContainText('From the memory, 100 %');
});

test('alternatives come one after another and differ, and one is used', async ({ desk }) => {
  const page = await desk.start();
  const { source, target } = screen(page);
  const { alternatives, panel, button } = sentence(page);
  await translateAndMark(page, '我们昨天在城里最大的图书馆里看了很多关于历史的书。');
  const first = (await target.innerText()).trim();
  // From the translation as well as from the text.
  await page.keyboard.press('F2');
  await page.keyboard.press('Escape');
  await expect(source).not.toBeFocused();
  await page.keyboard.press('Control+Shift+A');
  await expect(button('Alternatives')).toHaveAttribute('aria-expanded', 'true');
  await expect(panel.getByText('Looking for another wording…')).toHaveCount(0, { timeout: 60_000 });
  const texts = await alternatives.locator('[lang]').allInnerTexts();
  expect(texts.length).toBeGreaterThan(1);
  expect(new Set([...texts, first]).size).toBe(texts.length + 1);

  await button('Use alternative 2').press('Enter');
  await expect(target).toHaveText(texts[1] ?? '');
  await button('Use it as it was').press('Enter');
  await expect(target).toHaveText(first);
});

test('what the translation says is told in the source language, beside the source', async ({
  desk,
}) => {
  const page = await desk.start();
  const { back, button } = sentence(page);
  await translateAndMark(page, '今天天气很好。我们去公园吧。');
  await page.keyboard.press('Control+Shift+B');
  await expect(back.locator('p[lang]')).toHaveText(/\p{Script=Han}/u, { timeout: 60_000 });
  await button('Next sentence').press('Enter');
  await expect(back).toHaveCount(0);
});

test('a warning says why, and the strip that is closed says that there is one', async ({
  desk,
}) => {
  const page = await desk.start();
  const { panel, button } = sentence(page);
  await translateAndMark(page, '他们买了 350 本书。');
  await rewrite(page, 'They bought many books.');
  await expect(panel.getByText('Numbers differ from the source.')).toBeVisible();
  await button('Details').press('Enter');
  await expect(panel.getByText('Numbers differ from the source.')).toBeHidden();
  await button('1 thing to look at').press('Enter');
  await expect(panel.getByText('Numbers differ from the source.')).toBeVisible();
});

test('whoever accepts a sentence has looked at it: its warnings are put away', async ({ desk }) => {
  const page = await desk.start();
  const { target } = screen(page);
  const { panel, button, terms } = sentence(page);
  await addTerms(page, { from: 'zh-Hans', to: 'en' }, [['书', 'volume']]);
  await translateAndMark(page, '他们买了 350 本书。');
  await rewrite(page, 'They bought many books.');
  const warning = panel.getByText('Numbers differ from the source.');
  const count = page.getByText('1 sentence should be checked.');
  await expect(warning).toBeVisible();
  await expect(count).toBeVisible();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(button('Accepted')).toBeVisible();
  await expect(warning).toHaveCount(0);
  await expect(count).toHaveCount(0);
  await expect(target.locator('[data-segment]')).toHaveAccessibleName(
    'They bought many books. Accepted. Edited.',
  );
  // Which terms it has goes on being told.
  await expect(terms).toContainText('missing');

  await page.keyboard.press('Control+Shift+Enter');
  await expect(warning).toBeVisible();
  await expect(count).toBeVisible();
});

test('a sentence is translated again, copied and refined, each by keyboard', async ({ desk }) => {
  const page = await desk.start();
  const { target } = screen(page);
  const { panel, button } = sentence(page);
  await addTerms(page, { from: 'zh-Hans', to: 'en' }, [['图书馆', 'library']]);
  await translateAndMark(page, '我们去图书馆。今天天气很好。');
  await expect(panel).toContainText('Sentence 1 of 2');
  const own = target.getByText('library');
  await expect(own).toBeVisible();
  await rewrite(page, 'Off to the library.');
  await expect(panel).toContainText('Edited');
  await button('Copy the sentence').press('Enter');
  expect(await desk.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    'Off to the library.',
  );
  await page.keyboard.press('Control+Shift+R');
  await expect(panel).not.toContainText('Edited');
  await expect(target).not.toContainText('Off to');

  await button('Refine…').press('Enter');
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const listed = await window.bayling.request('chat.list', {
          ...{ filter: {}, limit: 1, offset: 0 },
        });
        const id = listed.ok ? listed.data.rows[0]?.id : undefined;
        const opened = id ? await window.bayling.request('chat.open', { id }) : null;
        return opened?.ok ? (opened.data?.conversation.origin ?? null) : null;
      }),
    )
    .toMatchObject({
      source: '我们去图书馆。',
      terms: [{ source: '图书馆', target: 'library' }],
      translation: { at: 0 },
    });
});

test('axe finds nothing, light and dark, in Chinese, and at 200 % everything can be reached', async ({
  desk,
}) => {
  const page = await desk.start();
  const { panel, button } = sentence(page);
  await addTerms(page, { from: 'zh-Hans', to: 'en' }, [['书', 'volume']]);
  await translateAndMark(page, '他们买了 350 本书。');
  await rewrite(page, 'They bought many books.');
  await expect(panel.getByText('Numbers differ from the source.')).toBeVisible();
  expect(await complaints(page)).toEqual([]);
  await chooseFromMenu(page, 'Theme', 'Dark');
  expect(await complaints(page)).toEqual([]);

  await desk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1000, 700);
    window?.webContents.setZoomFactor(2);
  });
  for (const name of ['Refine…', 'Use it: “volume” for “书”', 'Close the sentence']) {
    await button(name).focus();
    await expect(button(name)).toBeInViewport();
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

  await chooseFromMenu(page, 'Interface language', '简体中文');
  await expect(page.getByRole('region', { name: '句子', exact: true })).toContainText(
    '数字与原文不一致。',
  );
  // The hint of whatever the pointer is on by now is no part of the page.
  await page.mouse.move(0, 0);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  expect(await complaints(page)).toEqual([]);
});
