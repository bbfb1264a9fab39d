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

/**
 * From a key's event to the frame that shows it, while the text in front of it is being translated; with `bare` in a
 * textarea of the same look that nobody listens to, which is what the browser itself takes.
 */
export async function measureKeys(
  page: Page,
  { before, keys, bare = false }: { before: string; keys: number; bare?: boolean },
): Promise<Times> {
  await clear(page);
  const { source } = screen(page);
  await source.evaluate(prepareKeys, { before, bare });
  await page.keyboard.press('Control+End');
  for (let key = 0; key < keys; key++) await page.keyboard.press(key % 6 === 5 ? 'Space' : 'a');
  await page.waitForFunction((count) => (window as unknown as Keys).keyTimes.length > count, keys);
  const times = await page.evaluate(() => {
    document.querySelector('[data-bare]')?.remove();
    return (window as unknown as Keys).keyTimes;
  });
  return timesOf(times.slice(1));
}

interface Keys {
  keyTimes: number[];
}

/** Runs in the page. */
function prepareKeys(
  source: HTMLElement | SVGElement,
  { before, bare }: { before: string; bare: boolean },
): void {
  if (!(source instanceof HTMLTextAreaElement)) return;
  const element = bare ? document.createElement('textarea') : source;
  if (bare) {
    element.className = source.className;
    element.dataset.bare = '';
    const { left, top, width, height } = source.getBoundingClientRect();
    const [x, y, w, h] = [left, top, width, height].map((each) => `${each}px`);
    Object.assign(element.style, { position: 'fixed', left: x, top: y, width: w, height: h });
    document.body.append(element);
  }
  element.value = before;
  element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  element.focus();
  const keyTimes: number[] = [];
  Object.assign(window, { keyTimes });
  element.addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => setTimeout(() => keyTimes.push(performance.now() - timeStamp)));
  });
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
