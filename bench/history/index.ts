import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../src/core/history/database.ts';
import { createTranslationStore } from '../../src/core/history/translationStore.ts';

/** Run: `node bench/history/index.ts [entries]`. The texts are made up, with the word frequencies of real ones. */
const ENTRIES = Number(process.argv[2] ?? 100_000);
const REPEATS = 40;

let seed = 1;
/** The same texts in every run. */
function random(): number {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff;
  return seed / 0x7f_ff_ff_ff;
}
const pick = (list: readonly string[]) => list[Math.floor(random() ** 4 * list.length)] ?? '';
const han = () => String.fromCodePoint(0x4e00 + Math.floor(random() ** 3 * 4000));
const latin = () => String.fromCodePoint(97 + Math.floor(random() * 26));
const vocabulary = (letter: () => string, length: () => number) =>
  Array.from({ length: 20_000 }, () => Array.from({ length: length() }, letter).join(''));
const chinese = vocabulary(han, () => 2);
const english = vocabulary(latin, () => 2 + Math.floor(random() * 8));

const folder = mkdtempSync(path.join(tmpdir(), 'bayling-bench-'));
try {
  const database = openDatabase(path.join(folder, 'history.db'));
  const store = createTranslationStore(database);
  const began = performance.now();
  for (let number = 0; number < ENTRIES; number++) {
    const id = `${number}`;
    const words = 10 + Math.floor(random() * 40);
    const source = Array.from({ length: words }, () => pick(chinese)).join('');
    const target = Array.from({ length: words }, () => pick(english)).join(' ');
    store.start({ id, source, from: 'zh', to: 'en', model: 'm', createdAt: number });
    store.finish(id, { target, from: 'zh', model: 'm', state: 'done', totalMs: 1 });
  }
  const perSecond = ENTRIES / ((performance.now() - began) / 1000);

  print('entries', ENTRIES.toLocaleString('en'));
  print('saved a second', perSecond.toFixed(0));
  print('file, MB', (statSync(database.path).size / 1e6).toFixed(0));
  print('');
  print('50 results', 'p50 ms', 'p95 ms', 'found');
  const queries: [string, () => string][] = [
    ['no query', () => ''],
    ['one Chinese character', () => pick(chinese).slice(0, 1)],
    ['Chinese word', () => pick(chinese)],
    ['two Chinese words', () => `${pick(chinese)} ${pick(chinese)}`],
    ['first letter', () => pick(english).slice(0, 1)],
    ['English word', () => pick(english)],
    ['two English words', () => `${pick(english)} ${pick(english)}`],
    ['symbol', () => '🎉'],
  ];
  for (const [name, make] of queries) measure(name, make);

  const purged = time(() => {
    store.delete('7');
    store.purgeDeleted();
  });
  print('');
  print('one entry gone for good, ms', purged.toFixed(0));
  database.close();

  function measure(name: string, make: () => string): void {
    let found = 0;
    const times = Array.from({ length: REPEATS }, () => {
      const query = make();
      return time(() => {
        found += store.list({ query, limit: 50, offset: 0 }).total;
      });
    }).sort((a, b) => a - b);
    const at = (share: number) => (times[Math.floor(share * REPEATS)] ?? 0).toFixed(1);
    print(name, at(0.5), at(0.95), (found / REPEATS).toFixed(0));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function time(action: () => void): number {
  const began = performance.now();
  action();
  return performance.now() - began;
}

function print(name: string, ...values: string[]): void {
  process.stdout.write(`${name.padEnd(30)}${values.map((value) => value.padStart(10)).join('')}\n`);
}
