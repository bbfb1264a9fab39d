import { DONE, type Command } from '../command.ts';
import { print } from '../output.ts';
import { usageError } from '../usage.ts';
import { exportMemory } from './memory/export.ts';
import { importMemory } from './memory/import.ts';
import { listMemory } from './memory/list.ts';
import { searchMemory } from './memory/search.ts';
import { showSummary } from './memory/summary.ts';

const help = `Usage: bayling memory import FILE ... [--from LANG --to LANG]
       bayling memory export [--out FILE [--force]] [--format tmx|csv] [filters]
       bayling memory search TEXT --to LANG [--from LANG] [--limit N]
       bayling memory list [WORDS ...] [filters] [--limit N]
       bayling memory summary

The translation memory: pairs of sentences that were accepted, edited or
imported, which the app and 'bayling translate' use. Import adds the pairs of
TMX files (1.4b and older) and of CSV files with the columns from, to, source
and target, in any encoding, and stops at Ctrl+C with what is in. Search finds
sentences that are like TEXT, in any language when there is no --from; list
shows the pairs that have all WORDS in either language.

  --from LANG    the language of the source, as a name or code; for import, of
                 tables that do not name it
  --to LANG      the language of the translation
  --origin NAME  only pairs from this document or file, or: edit, accepted,
                 revision
  --duplicates   only pairs whose source has another translation too
  --limit N      show N at most (default: 20; search: 5)
  --at-least N   how similar what search finds must be, in percent (default: 60)
  --format F     tmx or csv (default: as FILE ends, or tmx)
  --out FILE     export to this file, which appears whole or not at all
  --force        let --out replace a file
  --json         print JSON: pairs with id, source, target, from, to, origin,
                 createdAt (ms since 1970), and score (percent) when searched;
                 import: added, skipped, refused and state of each file
  --quiet        no progress
  -h, --help     show this
`;

const ACTIONS = {
  import: importMemory,
  export: exportMemory,
  search: searchMemory,
  list: listMemory,
  summary: showSummary,
};

const isAction = (name: string | undefined): name is keyof typeof ACTIONS =>
  name !== undefined && Object.hasOwn(ACTIONS, name);

export const memoryCommand: Command = {
  name: 'memory',
  summary: 'import, export, search or list the translation memory',
  help,
  async run([action, ...args]) {
    const wantsHelp = [action, ...args].some((word) => word === '--help' || word === '-h');
    if (wantsHelp) {
      await print(help);
      return DONE;
    }
    if (isAction(action)) return ACTIONS[action](args);
    const known = Object.keys(ACTIONS).join(', ');
    throw usageError(
      action === undefined
        ? `memory needs one of ${known}`
        : `memory knows ${known}, not '${action}'`,
    );
  },
};
