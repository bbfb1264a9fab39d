import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Desk } from '../../../e2e/app.ts';
import { measureKeys, measurePaste } from './measure.ts';
import { longText, SENTENCE } from './texts.ts';

/**
 * The translator in its real window, with the starter model: how long a key takes to be seen, alone and with 50,000
 * characters in the panes, and how soon the translation of a pasted text begins to show.
 */
const REPEATS = 7;
const KEYS = 60;

const folder = await mkdtemp(path.join(tmpdir(), 'bayling-bench-'));
const desk = new Desk(folder);
try {
  const page = await desk.start();
  await page.getByRole('contentinfo').getByText('starter').first().waitFor();
  const { app } = desk;
  // The first of everything loads what is loaded once.
  await measurePaste(app, page, SENTENCE, 1);

  const one = await measurePaste(app, page, SENTENCE, REPEATS);
  const long = await measurePaste(app, page, longText(), REPEATS);
  console.table({ 'one sentence': one, '50,000 characters': long });
  console.log(`first text, median: ${(long.median / one.median).toFixed(2)} times one sentence's`);

  const before = longText();
  console.table({
    'key, empty pane': await measureKeys(page, { before: '', keys: KEYS }),
    'key, 50,000 characters': await measureKeys(page, { before, keys: KEYS }),
    'key, a bare textarea of 50,000': await measureKeys(page, { before, keys: KEYS, bare: true }),
  });
} finally {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
}
