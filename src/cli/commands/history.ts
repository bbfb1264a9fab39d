import { openDatabase } from '#core/history/database.ts';
import { dataFolder, historyPath } from '#core/paths.ts';
import { DONE, parseCommand, positiveInteger, type Command } from '../command.ts';
import { print, printError } from '../output.ts';
import { transferHistory } from '../historyTransfer.ts';
import { KINDS, savedRows, type Kind, type SavedQuery, type SavedRow } from '../savedRows.ts';
import { noWords, usageError } from '../usage.ts';

const help = `Usage: bayling history list [options]
       bayling history search [options] WORDS ...
       bayling history export --format md|json|tmx [--out FILE [--force]]
       bayling history import FILE.json

Shows the saved translations and conversations: all of them, newest first, or
those that have all WORDS in either language, the best match of each kind
first; a title that was given to a conversation counts. Or writes everything
out: as Markdown to read, as JSON that import takes, or as TMX, sentence by
sentence, for other translation tools. What is there already, import leaves as
it is.

  --kind K      translation, chat or revision (default: all of them)
  --json        print JSON: total, and entries with kind and id; translations
                with source, target, from, to, model, state, createdAt (ms
                since 1970), totalMs; conversations with title, pinned,
                archived, createdAt, updatedAt, from, to, snippet; messages
                that search finds with conversationId, messageId, title, role,
                createdAt, snippet, and marks (where the hits stand in it)
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
      kind: { type: 'string' },
    });
    if (values.help) await print(help);
    else {
      const query = queryOf(positionals);
      const limit = positiveInteger('--limit', values.limit);
      await show({ query, limit, kind: kindOf(values.kind) }, values.json ?? false);
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

function kindOf(name: string | undefined): Kind | undefined {
  const kind = KINDS.find((known) => known === name);
  if (name === undefined || kind) return kind;
  throw usageError(`--kind takes translation, chat or revision, not '${name}'`);
}

async function show(query: SavedQuery, json: boolean): Promise<void> {
  const database = openDatabase(historyPath(dataFolder()));
  try {
    const { rows, total } = savedRows(database, query);
    if (json) {
      const entries = rows.map(({ entry }) => entry);
      await print(JSON.stringify({ total, entries }, null, 2));
    } else if (rows.length > 0) await print(rows.map(rowText).join('\n'));
    else printError('Nothing was found in the history.');
  } finally {
    database.close();
  }
}

function rowText({ time, lines: [head = '', ...lines] }: SavedRow): string {
  const date = new Date(time).toLocaleString('sv', { dateStyle: 'short', timeStyle: 'short' });
  const shown = lines.map(oneLine).filter((line) => line !== '');
  return [`${date}  ${head}`, ...shown.map((line) => `  ${line}`)].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
