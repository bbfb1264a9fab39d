import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../src/core/history/database.ts';
import { createMemoryStore, type MemoryStore } from '../../src/core/memory/memoryStore.ts';
import { comparable, similarity } from '../../src/core/memory/similarity.ts';
import { tmxFormat } from '../../src/core/memory/transfer/tmxFormat.ts';
import { chinese } from '../history/language.ts';
import { between } from '../history/random.ts';
import { measure, print, printTimesHead } from '../history/table.ts';
import { madePairs, sentence, varied, type MadePair } from './pairs.ts';

/** Pairs in a transaction. An import has 100, for the sake of others; that costs more writing. */
const AT_ONCE = 2000;
const IMPORTED = 30_000;
const MATCHES = { limit: 5, atLeast: 60 };

/** A memory of so many pairs: adding them, importing a file, and looking for what is like a sentence. */
export async function benchMemory(pairs: number, lookups: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bayling-bench-'));
  const file = path.join(folder, 'history.db');
  const database = openDatabase(file);
  try {
    const store = createMemoryStore(database);
    const sources: string[] = [];
    const before = process.cpuUsage();
    const began = performance.now();
    let waiting: MadePair[] = [];
    const add = () => {
      database.transaction(() => {
        for (const pair of waiting) store.addNew(pair);
      });
      waiting = [];
    };
    for (const pair of madePairs(pairs)) {
      waiting.push(pair);
      if (sources.length < lookups && between(0, pairs) < 20 * lookups) sources.push(pair.source);
      if (waiting.length === AT_ONCE) add();
    }
    add();
    const { user, system } = process.cpuUsage(before);
    print('pairs', pairs.toLocaleString('en'));
    print('added a second', ((pairs / (performance.now() - began)) * 1000).toFixed(0));
    print('added a second of processor time', (pairs / ((user + system) / 1e6)).toFixed(0));
    print('file, MB', (statSync(file).size / 1e6).toFixed(0));
    await benchImport(store, folder);
    benchLookups(store, sources);
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A TMX file into the full memory; how long everything else waits for a piece of it. */
async function benchImport(store: MemoryStore, folder: string): Promise<void> {
  const { head, pair, tail } = tmxFormat('1');
  const file = path.join(folder, 'import.tmx');
  writeFileSync(file, head + [...madePairs(IMPORTED)].map(pair).join('') + tail);
  const waits: number[] = [];
  let seen = performance.now();
  let running = true;
  const look = () => {
    const now = performance.now();
    waits.push(now - seen);
    seen = now;
    if (running) setImmediate(look);
  };
  setImmediate(look);
  const began = performance.now();
  await store.importFile(file);
  const seconds = (performance.now() - began) / 1000;
  running = false;
  waits.sort((a, b) => a - b);
  const at = (share: number) => (waits[Math.ceil(share * waits.length) - 1] ?? NaN).toFixed(1);
  print('TMX imported, MB a second', (statSync(file).size / 1e6 / seconds).toFixed(1));
  print('TMX imported, pairs a second', (IMPORTED / seconds).toFixed(0));
  print('main busy at once, ms: p50, p95, max', at(0.5), at(0.95), at(1));
}

function benchLookups(store: MemoryStore, sources: readonly string[]): void {
  const wanted = { from: chinese.code, to: 'en' };
  const some = () => sources[between(0, sources.length)] ?? '';
  const best = (source: string) => store.matches({ ...wanted, source }, MATCHES)[0]?.score ?? 0;
  const common = (words: number) =>
    Array.from({ length: words }, () => chinese.words[between(0, 60)] ?? '').join('');
  for (const source of sources) best(source);

  printTimesHead('look-ups (found: of 100)');
  const look = (name: string, action: () => boolean) => {
    measure(name, sources.length, () => (action() ? 100 : 0));
  };
  look('exactly that text', () => store.find({ ...wanted, source: some() }).length > 0);
  look('that text, and what is like it', () => best(some()) === 100);
  look('a sentence changed, 75 to 97 % the same', () => {
    for (;;) {
      const source = some();
      const changed = varied(source, chinese);
      const score = similarity(comparable(changed), comparable(source));
      if (score >= 75 && score < 98) return best(changed) >= score;
    }
  });
  look('a sentence that is not there', () => best(sentence(chinese, 12)) > 0);
  look('three words that are not there', () => best(sentence(chinese, 3)) > 0);
  look('three of the most frequent words', () => best(common(3)) > 0);
  look('fifteen of the most frequent words', () => best(common(15)) > 0);
}
