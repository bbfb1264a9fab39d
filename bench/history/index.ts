import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchConversations } from './conversations.ts';
import { print } from './table.ts';
import { benchTranslations } from './translations.ts';

/** Run: `npm run bench:history -- [messages]`. The texts are made up, with the word frequencies of real ones. */
const COUNT = Number(process.argv[2] ?? 100_000);
const REPEATS = 100;

const folder = mkdtempSync(path.join(tmpdir(), 'bayling-bench-'));
try {
  benchConversations(path.join(folder, 'conversations.db'), COUNT, REPEATS);
  print('');
  benchTranslations(path.join(folder, 'translations.db'), COUNT, REPEATS);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
