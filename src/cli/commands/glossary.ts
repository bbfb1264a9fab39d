import { DONE, type Command } from '../command.ts';
import { print } from '../output.ts';
import { usageError } from '../usage.ts';

type Action = (args: readonly string[]) => Promise<number>;

const help = `Usage: bayling glossary list [NAME] [options]
       bayling glossary import FILE [--name NAME] [--from LANGUAGE]
                               [--to LANGUAGE] [--json]
       bayling glossary export NAME [--out FILE [--force]] [--format F] [--json]
       bayling glossary remove NAME [--yes] [--json]

The glossaries of the app: lists them or the terms of one, adds the terms of a
file to one, which is made where it is not there, writes one out, or removes
one. A file is CSV or TSV of any delimiter and encoding, or TBX (ISO 30042).
The columns of a table are source, target and note, or what its first line
names: source, target, note, case (yes), match (word, stem, part) and forbidden
(yes), in English or Chinese. A forbidden target is kept out of translations,
without a source out of all of them.

  --name NAME      of the glossary to add to (default: the name of the file)
  --from LANGUAGE  language of its sources (default: any)
  --to LANGUAGE    language of its targets (default: any)
  --out FILE       export to this file, which appears whole or not at all
                   (default: standard output)
  --force          let --out replace a file
  --format F       csv, tsv or tbx (default: as --out ends, else csv)
  --limit N        list N terms at most (default: 100)
  --yes            remove without asking
  --json           print JSON. list: glossaries, each with id, name, from, to,
                   enabled, terms, createdAt (ms since 1970); with NAME:
                   glossary, total, terms. import: glossary, added, skipped
                   (were there), refused, problems with line, code. export
                   with --out: path. remove: glossary
  -h, --help       show this
`;

/** Each is read when it is called for. */
const actions: Record<string, () => Promise<Action>> = {
  list: async () => (await import('./glossary/list.ts')).listGlossaries,
  import: async () => (await import('./glossary/import.ts')).importGlossary,
  export: async () => (await import('./glossary/export.ts')).exportGlossary,
  remove: async () => (await import('./glossary/remove.ts')).removeGlossary,
};

export const glossaryCommand: Command = {
  name: 'glossary',
  summary: 'list, import, export or remove glossaries',
  help,
  async run([name, ...args]) {
    if ([name, ...args].some((word) => word === '--help' || word === '-h')) {
      await print(help);
      return DONE;
    }
    if (name === undefined) throw usageError('glossary needs list, import, export or remove');
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw usageError(`glossary knows list, import, export and remove, not '${name}'`);
    return (await action())(args);
  },
};
