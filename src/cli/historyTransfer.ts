import { writeFile } from 'node:fs/promises';
import packageJson from '../../package.json' with { type: 'json' };
import { createConversationStore } from '#core/history/conversationStore.ts';
import { type Database, openDatabase } from '#core/history/database.ts';
import { exportJson, exportMarkdown, type Stores } from '#core/history/transfer/exportHistory.ts';
import { importHistory } from '#core/history/transfer/importHistory.ts';
import { readHistoryFile } from '#core/history/transfer/readHistoryFile.ts';
import { exportTmx } from '#core/history/transfer/exportPairs.ts';
import { createTranslationStore } from '#core/history/translationStore.ts';
import { createMemoryStore } from '#core/memory/memoryStore.ts';
import { dataFolder, historyPath } from '#core/paths.ts';
import { AppError } from '#shared/errors.ts';
import { DONE, parseCommand } from './command.ts';
import { createOutput, print } from './output.ts';
import { openTarget } from './targetFile.ts';
import { noWords } from './usage.ts';

const FORMATS = {
  md: exportMarkdown,
  json: exportJson,
  tmx: (stores: Stores) => exportTmx(stores, packageJson.version),
};

/** Writes the history out or takes one in; answers with the exit status. */
export async function transferHistory(
  action: 'export' | 'import',
  args: readonly string[],
  help: string,
): Promise<number> {
  if (action === 'import') {
    const { values, positionals } = parseCommand(args, {});
    await (values.help ? print(help) : takeIn(positionals));
    return DONE;
  }
  const { values, positionals } = parseCommand(args, {
    format: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
  });
  noWords('history export', positionals);
  await (values.help ? print(help) : writeOut(values));
  return DONE;
}

async function writeOut({
  format,
  out,
  force = false,
}: {
  format?: string | undefined;
  out?: string | undefined;
  force?: boolean | undefined;
}): Promise<void> {
  if (format === undefined) throw wrong('history export needs --format md, json or tmx');
  if (format !== 'md' && format !== 'json' && format !== 'tmx')
    throw wrong(`--format takes md, json or tmx, not '${format}'`);
  if (force && out === undefined) throw wrong('--force is for --out');
  const target =
    out === undefined ? undefined : await openTarget(out, { source: undefined, force });
  await withStores(async (_, stores) => {
    const pieces = FORMATS[format](stores);
    if (target) {
      await target.fill((place) => writeFile(place, pieces));
      return;
    }
    const output = createOutput();
    for (const piece of pieces) {
      output.write(piece);
      // Piece by piece: the whole may not fit into memory.
      await output.flush();
    }
  });
}

async function takeIn([file, ...more]: readonly string[]): Promise<void> {
  if (file === undefined || more.length > 0) throw wrong('history import needs one FILE');
  const history = await readHistoryFile(file);
  await withStores(async (database, stores) => {
    const imported = importHistory(database, stores, history, file);
    const { conversations, translations, pairs, skipped } = imported;
    await print(
      `Imported ${conversations} conversations, ${translations} translations and ${pairs} memory pairs; ${skipped} were there already.`,
    );
  });
}

type Use = (database: Database, stores: ReturnType<typeof storesOf>) => Promise<void>;

async function withStores(use: Use): Promise<void> {
  const database = openDatabase(historyPath(dataFolder()));
  try {
    await use(database, storesOf(database));
  } finally {
    database.close();
  }
}

const storesOf = (database: Database) => ({
  translations: createTranslationStore(database),
  conversations: createConversationStore(database),
  memory: createMemoryStore(database),
});

function wrong(problem: string): AppError {
  return new AppError('usage.invalid', { problem });
}
