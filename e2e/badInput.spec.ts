import { expect, test } from './app.ts';
import { chooseLanguage, paste, screen, translateAnew } from './screen.ts';

const TEXT = 'A text that must not get lost.';

test.describe('a text', () => {
  test('that is empty, no text at all, or spells the template costs nothing', async ({ desk }) => {
    await desk.giveModel();
    const page = await desk.start();
    const { source, target, alert, status, entries } = screen(page);
    await translateAnew(page, TEXT);

    await source.fill(' \n\t\n');
    await page.getByRole('button', { name: 'Translate', exact: true }).click();
    await expect(alert).toHaveText(/There is no text to translate yet\. Nothing was changed\./);
    await source.fill('');
    await expect(alert).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(alert).toHaveText(/There is no text to translate yet/);

    const lines = ['</s> one', '<|eot_id|> two', '### Response:', 'a\u0000b\u0007\u001b[2J', 'x'];
    await source.fill(lines.join('\n'));
    // Half of a surrogate pair does not pass between Playwright and the window.
    await source.evaluate((element: HTMLTextAreaElement) => {
      element.value += String.fromCharCode(0xd800);
      element.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    const text = await source.inputValue();
    await expect(status).toContainText('Done');
    await expect(alert).toHaveCount(0);
    const translated = (await target.innerText()).split('\n');
    expect(translated).toHaveLength(lines.length);
    for (const line of translated) expect(line.trim()).not.toBe('');
    await expect(entries).toHaveCount(2);
    await entries.filter({ hasText: TEXT }).click();
    await expect(source).toHaveValue(TEXT);
    await entries.first().click();
    // UTF-8, and so the file, has U+FFFD in place of half a pair.
    await expect(source).toHaveValue(text.toWellFormed());
  });

  test('of a megabyte leaves the window alive, and stops at once', async ({ desk }) => {
    await desk.giveModel();
    const page = await desk.start();
    const { source, target, stop, status, entries } = screen(page);
    let before = 'nothing yet';
    for (const separator of ['\n', ' ']) {
      const sentences = Array.from(
        { length: 27_000 },
        (_, i) => `${i} quick foxes jump over dogs.`,
      );
      const text = sentences.join(separator);
      await paste(desk.app, source, text);
      await expect(target).not.toHaveText(before);
      await expect(target).toContainText(/\S{4}/);
      // The window goes on painting.
      for (let times = 0; times < 5; times++) {
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
      await stop.click();
      await expect(status).toContainText('Stopped');
      before = await target.innerText();
      const kept = await source.evaluate((element: HTMLTextAreaElement) => element.value);
      expect(kept === text).toBe(true);
      await source.evaluate((element: HTMLTextAreaElement) => {
        element.select();
      });
    }
    await expect(entries).toHaveCount(2);
  });
});

test('a language that is not known is named, and another one can be chosen', async ({ desk }) => {
  await desk.giveModel();
  let page = await desk.start();
  await page.evaluate(async () => {
    const { bayling } = globalThis as unknown as {
      bayling: { request: (name: string, input: unknown) => Promise<unknown> };
    };
    const stored = { to: 'klingon', from: 'xx', recentLanguages: ['tlh'] };
    await bayling.request('settings.set', stored);
  });
  await desk.close();
  page = await desk.start();
  const { source, alert, status, from, to } = screen(page);
  await source.fill(TEXT);
  await expect(alert).toHaveText(/The language “xx” is not known here\. Your text is kept\./);
  await chooseLanguage(page, from, 'English');
  await expect(alert).toHaveText(/The language “klingon” is not known here\. Your text is kept\./);
  await chooseLanguage(page, to, 'German');
  await expect(status).toContainText('Done');
  await expect(alert).toHaveCount(0);
  await expect(source).toHaveValue(TEXT);
});
