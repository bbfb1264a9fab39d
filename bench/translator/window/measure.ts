import type { ElectronApplication, Page } from '@playwright/test';
import { paste, screen } from '../../../e2e/screen.ts';

/** Milliseconds. */
export interface Times {
  median: number;
  p95: number;
  max: number;
}

/** From the input that a paste is to the first painted text of its translation. */
export async function measurePaste(
  app: ElectronApplication,
  page: Page,
  text: string,
  repeats: number,
): Promise<Times> {
  const { source, target } = screen(page);
  const times: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    await clear(page);
    await target.evaluate(watchFirstText);
    // What was translated before is known, and would come at once.
    await paste(app, source, `${repeat + 1}、${text.slice(0, -1)}${text.at(-1) ?? ''}`);
    times.push(await page.evaluate(() => (window as unknown as Watched).firstText));
  }
  return timesOf(times);
}

interface Watched {
  firstText: Promise<number>;
}

/** Runs in the page: times the first text of the translation, from the next input on. */
function watchFirstText(element: Element): void {
  const firstText = new Promise<number>((resolve) => {
    let began = 0;
    document.addEventListener('input', () => (began = performance.now()), { once: true });
    const observer = new MutationObserver(() => {
      if (began === 0 || element.textContent.trim() === '') return;
      observer.disconnect();
      requestAnimationFrame(() =>
        setTimeout(() => {
          resolve(performance.now() - began);
        }),
      );
    });
    observer.observe(element, { childList: true, subtree: true, characterData: true });
  });
  Object.assign(window, { firstText });
}

/** From a key's event to the frame that shows it, while the text in front of it is being translated. */
export async function measureKeys(page: Page, before: string, keys: number): Promise<Times> {
  const { source } = screen(page);
  await clear(page);
  if (before !== '') {
    await source.evaluate((element, text) => {
      if (!(element instanceof HTMLTextAreaElement)) return;
      element.value = text;
      element.dispatchEvent(
        new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }),
      );
    }, before);
  }
  await source.press('Control+End');
  await source.evaluate((element) => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    element.addEventListener('keydown', ({ timeStamp }) => {
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - timeStamp)));
    });
  });
  for (let key = 0; key < keys; key++) await page.keyboard.press(key % 6 === 5 ? 'Space' : 'a');
  await page.waitForFunction(
    (count) => (window as unknown as { keyTimes: number[] }).keyTimes.length >= count,
    keys,
  );
  const times = await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
  return timesOf(times);
}

async function clear(page: Page): Promise<void> {
  const { source, target } = screen(page);
  await source.press('Escape');
  await source.evaluate((element) => {
    if (!(element instanceof HTMLTextAreaElement)) return;
    element.value = '';
    element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContent' }));
  });
  await target.filter({ hasNotText: /\S/ }).waitFor();
}

function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Number(
      (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(1),
    );
  return { median: at(0.5), p95: at(0.95), max: at(1) };
}
