import { readTextFile } from '#core/files/textFile.ts';
import type { HistoryJson } from './historyJson.ts';
import { readHistoryJson } from './importHistory.ts';

/** All of it is in memory while it is imported. */
const MAX_IMPORT_BYTES = 256 * 1024 * 1024;

/** What an exported file says. Errors: those of `readHistoryJson`, `file.notFound`, `file.unreadable`. */
export async function readHistoryFile(file: string): Promise<HistoryJson> {
  const text = await readTextFile(file, MAX_IMPORT_BYTES);
  return readHistoryJson(text.replace(/^\uFEFF/, ''), file);
}
