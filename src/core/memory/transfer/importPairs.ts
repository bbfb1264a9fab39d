import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Database } from '#core/history/database.ts';
import { AppError } from '#shared/errors.ts';
import { findLanguage } from '#shared/languages.ts';
import type { PairWriter } from '../pairWriter.ts';
import { createCsvReader } from './csvReader.ts';
import { type FoundPair, MAX_TEXT, PairProblem, type PairReader, type Take } from './foundPair.ts';
import { openTextFile, type TextFile } from './textPieces.ts';
import { createTmxReader } from './tmxReader.ts';
import type { ImportResult, Transfer } from './transfer.ts';

export interface ImportOptions extends Transfer {
  /** The languages, for a table that does not name them. */
  from?: string | undefined;
  to?: string | undefined;
}

/** Pairs in a transaction: others wait some milliseconds for it, and each has its cost. */
const PAIRS = 100;

/** Taking in pairs from files, a few at a time: others can write and read in between. */
export function createImport(database: Database, { putNew }: Pick<PairWriter, 'putNew'>) {
  /**
   * Adds the pairs of the TMX or CSV file at `file`, whatever its encoding. What was added before a stop or a fault stays.
   * Errors: `memory.invalid` where it is broken, `file.*`, those of writing.
   */
  return async function importFile(
    file: string,
    options: ImportOptions = {},
  ): Promise<ImportResult> {
    const { signal, onProgress } = options;
    const result: ImportResult = { state: 'done', added: 0, skipped: 0, refused: 0 };
    const origin = path.basename(file).toWellFormed().slice(0, 1000);
    const languages = createLanguages();
    let waiting: (FoundPair | null)[] = [];

    function put(found: FoundPair | null): void {
      const pair = found && usable(found, languages);
      if (!pair) result.refused++;
      else if (putNew({ ...pair, origin, createdAt: pair.createdAt ?? Date.now() })) result.added++;
      else result.skipped++;
    }

    async function putAll(): Promise<void> {
      const pairs = waiting;
      waiting = [];
      for (let at = 0; at < pairs.length && signal?.aborted !== true; at += PAIRS) {
        database.transaction(() => {
          for (const pair of pairs.slice(at, at + PAIRS)) put(pair);
        });
        await setImmediate();
      }
    }

    let text: TextFile | undefined;
    try {
      text = await openTextFile(file);
      const reader = readerOf(text, file, options, (pair) => waiting.push(pair));
      for await (const piece of text.pieces()) {
        reader.write(piece.text);
        await putAll();
        if (signal?.aborted === true) return { ...result, state: 'stopped' };
        onProgress?.({ done: piece.done, total: text.bytes, pairs: result.added });
      }
      reader.end();
      await putAll();
      return result;
    } catch (error) {
      if (!(error instanceof PairProblem)) throw error;
      await putAll();
      const { message: reason } = error;
      throw new AppError(
        'memory.invalid',
        { path: file, reason, added: result.added },
        { cause: error },
      );
    } finally {
      await text?.close();
    }
  };
}

function readerOf(
  { sample }: TextFile,
  file: string,
  options: ImportOptions,
  take: Take,
): PairReader {
  if (/^\s*</.test(sample)) return createTmxReader(take);
  if (/\.tmx$/i.test(file)) throw new PairProblem('it is no TMX');
  return createCsvReader(take, { ...options, sample, path: file });
}

/** The code of a language however it is spelled; null for what is none. A file names few, a million times. */
function createLanguages(): (tag: string) => string | null {
  const known = new Map<string, string | null>();
  return (tag) => {
    let code = known.get(tag);
    if (code === undefined) {
      code = findLanguage(tag)?.code ?? null;
      if (known.size < 1000) known.set(tag, code);
    }
    return code;
  };
}

function usable(pair: FoundPair, languages: (tag: string) => string | null): FoundPair | null {
  const [from, to] = [languages(pair.from), languages(pair.to)];
  if (from === null || to === null || from === to) return null;
  const texts = [pair.source, pair.target];
  if (texts.some((text) => text.trim() === '' || text.length > MAX_TEXT)) return null;
  // No pair is older than that, and an export of the history could not have it.
  const createdAt = pair.createdAt !== null && pair.createdAt >= 0 ? pair.createdAt : null;
  return { ...pair, from, to, createdAt };
}
