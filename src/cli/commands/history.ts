import { openDatabase } from '#core/history/database.ts';
import { createTranslationStore } from '#core/history/translationStore.ts';
import { dataFolder, historyPath } from '#core/paths.ts';
import type { HistoryRow } from '#shared/ipc/history.ts';
import { DONE, parseCommand, positiveInteger, type Command } from '../command.ts';
import { print, printError } from '../output.ts';
import { transferHistory } from '../historyTransfer.ts';
import { noWords, usageError } from '../usage.ts';

const help = `Usage: bayling history list [options]
       bayling history search [options] WORDS ...
       bayling history export --format md|json|tmx [--out FILE [--force]]
       bayling history import FILE.json

Shows the saved translations: all of them, newest first, or those that have
all WORDS in either language, the best match first. Or writes conversations
and translations out: as Markdown to read, as JSON that import takes, or as
TMX, sentence by sentence, for other translation tools. What is there already,
import leaves as it is.

  --json        print JSON: total, and entries with id, source, target, from,
                to, model, state, createdAt (ms since 1970), totalMs
  --limit N     show N at most (default: 20)
  --format F    md, json or tmx
  --out FILE    export to this file, which appears whole or not at all
  --force       let --out replace a file
  -h, --help    show this
`;

const DEFAULT_LIMIT = '20';

export const historyCommand: Command = {
  name: 'history',
  summary: 'list, search, export or import what was saved',
  help,
  async run(args) {
    const [action, ...rest] = args;
    if (action === 'export' || action === 'import') {
      return transferHistory(action, rest, help);
    }
    const { values, positionals } = parseCommand(args, {
      json: { type: 'boolean' },
      limit: { type: 'string', default: DEFAULT_LIMIT },
    });
    if (values.help) await print(help);
    else {
      const query = queryOf(positionals);
      const limit = positiveInteger('--limit', values.limit);
      await show({ query, limit, json: values.json ?? false });
    }
    return DONE;
  },
};

/** An empty query stands for everything. */
function queryOf([action, ...words]: readonly string[]): string {
  const query = words.join(' ').trim();
  if (action === 'list') {
    noWords('history list', words);
    return '';
  }
  if (action === 'search' && query !== '') return query;
  const problem =
    action === undefined
      ? 'history needs list, search, export or import'
      : action === 'search'
        ? 'history search needs WORDS'
        : `history knows list, search, export and import, not '${action}'`;
  throw usageError(problem);
}

async function show({ query, limit, json }: { query: string; limit: number; json: boolean }) {
  const database = openDatabase(historyPath(dataFolder()));
  try {
    const store = createTranslationStore(database);
    const { rows, total } = store.list({ query, limit, offset: 0 });
    if (json) {
      const entries = rows.map(({ id }) => store.get(id)).filter((entry) => entry !== null);
      await print(JSON.stringify({ total, entries }, null, 2));
    } else if (rows.length > 0) await print(rows.map(rowText).join('\n'));
    else printError('Nothing was found in the history.');
  } finally {
    database.close();
  }
}

function rowText({ createdAt, from, to, state, sourceSnippet, targetSnippet }: HistoryRow): string {
  const time = new Date(createdAt).toLocaleString('sv', { dateStyle: 'short', timeStyle: 'short' });
  const note = state === 'done' ? '' : ` (${state})`;
  return `${time}  ${from} > ${to}${note}\n  ${line(sourceSnippet)}\n  ${line(targetSnippet)}`;
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
