import type { Page } from '@playwright/test';
import { complaints } from './accessibility.ts';
import { type Desk, expect, test } from './app.ts';
import { turns, writeConversation } from './sampleThread.ts';

interface Bridge {
  request(route: string, input: object): Promise<unknown>;
}

test.beforeEach(async ({ desk }) => desk.giveModel());

const thread = (page: Page) => page.getByRole('feed', { name: 'Messages' });
const message = (page: Page, text: string | RegExp) =>
  thread(page).getByRole('article').filter({ hasText: text });

/** The app with the sample conversation open. */
async function open(desk: Desk): Promise<Page> {
  const page = await desk.start();
  await expect(page.getByRole('banner')).toBeVisible();
  await page.keyboard.press('Control+2');
  await page.getByRole('row').filter({ hasText: 'A sample' }).click();
  await expect(thread(page)).toBeVisible();
  return page;
}

async function act(page: Page, text: string, action: string): Promise<void> {
  await message(page, text).hover();
  await message(page, text).getByRole('button', { name: action, exact: true }).click();
}

test('an answer is Markdown that can do no harm', async ({ desk }) => {
  const answer = [
    'A **bold** word, <img src=x onerror=alert(1)> and ![a cat](https://example.org/cat.png).',
    'Open [the page](https://example.org/page) or [a script](javascript:alert(1)).',
    '\n```js\nconst unclosed = true;',
  ].join('\n');
  writeConversation(desk, turns('Show me', answer));
  const page = await open(desk);
  const shown = message(page, 'A bold word');
  await expect(shown.getByText('bold', { exact: true })).toHaveCSS('font-weight', '700');
  await expect(shown).toContainText('<img src=x onerror=alert(1)> and a cat.');
  await expect(page.locator('img')).toHaveCount(0);

  await desk.app.evaluate(({ shell }) => {
    shell.openExternal = (url) => {
      Object.assign(globalThis, { opened: url });
      return Promise.resolve();
    };
  });
  const opened = () => desk.app.evaluate(() => (globalThis as { opened?: string }).opened);
  await expect(shown.getByRole('link')).toHaveCount(1);
  await shown.getByRole('link', { name: 'the page' }).click();
  await expect.poll(opened).toBe('https://example.org/page');
  expect(page.url()).toBe('bayling://app/index.html');

  await shown.getByRole('button', { name: 'Copy code' }).click();
  const clipboard = () => desk.app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(clipboard).toBe('const unclosed = true;');
});

test('the code of a list is copied too', async ({ desk }) => {
  writeConversation(desk, turns('How?', '1. Run\n\n   ```sh\n   ls -l\n   ```\n2. Look'));
  const page = await open(desk);
  await message(page, 'Look').getByRole('button', { name: 'Copy code' }).click();
  const clipboard = () => desk.app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(clipboard).toBe('ls -l');
  await expect(message(page, 'Look').getByRole('listitem')).toHaveCount(2);
});

test('no other link is opened, whoever asks', async ({ desk }) => {
  const page = await desk.start();
  for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'http://example.org', 'x']) {
    const answer = await page.evaluate((url) => {
      const { bayling } = globalThis as unknown as { bayling: Bridge };
      return bayling.request('app.openLink', { url });
    }, url);
    expect(answer).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  }
});

test('an edited message stands beside the first one, and what was not sent is offered again', async ({
  desk,
}) => {
  writeConversation(desk, turns('First question', 'First answer', 'Second question', 'An answer'));
  const page = await open(desk);
  const editor = page.getByRole('textbox', { name: 'Edit message' });
  await act(page, 'First question', 'Edit');
  await expect(editor).toBeFocused();
  await editor.fill('Another question');
  await page.keyboard.press('Escape');
  await expect(message(page, 'First question')).toBeFocused();

  await act(page, 'First question', 'Edit');
  await expect(editor).toHaveValue('Another question');
  await page.keyboard.press('Control+Enter');
  const versions = message(page, 'Another question').getByRole('group', { name: 'Version 2 of 2' });
  await expect(versions).toBeVisible();
  await versions.getByRole('button', { name: 'Previous version' }).click();
  await expect(message(page, 'An answer')).toBeVisible();
  await expect(message(page, 'Another question')).toHaveCount(0);
});

test('going back hides the later turns until they are asked for', async ({ desk }) => {
  writeConversation(desk, turns('One', 'Answer one', 'Two', 'Answer two'));
  const page = await open(desk);
  await act(page, 'Answer one', 'Go back to this turn');
  await expect(message(page, 'Answer two')).toHaveCount(0);
  await expect(message(page, 'Later turns are hidden.')).toBeVisible();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(message(page, 'Answer two')).toBeVisible();
});

test('a revision shows word by word what changed, also in Chinese', async ({ desk }) => {
  const source = 'We read in the library.';
  const draft = '我们在图书馆看书。';
  writeConversation(desk, turns('Translate it', draft, 'More formal', '我们在图书馆阅读。'), {
    kind: 'revision',
    origin: { source, draft, from: 'en', to: 'zh-Hans', terms: [] },
  });
  const page = await open(desk);
  const revised = thread(page).getByRole('article').last();
  await expect(revised.getByRole('deletion')).toHaveText('看书');
  await expect(revised.getByRole('insertion')).toHaveText('阅读');
  await expect(revised.getByRole('button', { name: 'Accept', exact: true })).toBeVisible();
  expect(await complaints(page)).toEqual([]);

  await page.getByRole('button', { name: 'Changes' }).click();
  await expect(revised.getByRole('deletion')).toHaveCount(0);
  await expect(revised).toContainText('我们在图书馆阅读。');
});

test('2,000 messages open at the newest and are walked through by keyboard', async ({ desk }) => {
  const texts = Array.from(
    { length: 2000 },
    (_, i) => `Message number ${i}. ${'Words. '.repeat(i % 50)}`,
  );
  writeConversation(desk, turns(...texts));
  const page = await open(desk);
  const articles = thread(page).getByRole('article');
  await expect(message(page, 'Message number 1999.')).toBeInViewport();
  expect(await articles.count()).toBeLessThan(100);

  await message(page, 'Message number 1999.').focus();
  await page.keyboard.press('Home');
  await expect(message(page, 'Message number 0.')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(message(page, 'Message number 1.')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(
    message(page, 'Message number 1.').getByRole('button', { name: 'Copy' }),
  ).toBeFocused();

  await page.getByRole('button', { name: 'To the newest' }).click();
  await expect(message(page, 'Message number 1999.')).toBeInViewport();
  await expect(page.getByRole('button', { name: 'To the newest' })).toHaveCount(0);
});

test('hostile text is shown without hanging the window', async ({ desk }) => {
  const answers = [
    '['.repeat(19_000),
    '> '.repeat(9000),
    '1. '.repeat(6000),
    'x'.repeat(1_000_000),
  ];
  writeConversation(desk, turns(...answers.flatMap((answer) => ['Go on', answer])));
  const page = await open(desk);
  await page.getByRole('button', { name: /^Show all/ }).click();
  await expect(page.getByRole('button', { name: /^Show all/ })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill('still here');
  await expect(page.getByRole('textbox', { name: 'Message', exact: true })).toHaveValue(
    'still here',
  );
});
