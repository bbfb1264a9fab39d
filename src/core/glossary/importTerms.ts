import { writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { writeWhole } from '#core/files/writeWhole.ts';
import type { GlossaryImport, GLOSSARY_FORMATS } from '#shared/ipc/glossary.ts';
import { readTermFile } from './files/readTermFile.ts';
import { writtenTerms } from './files/writtenTerms.ts';
import type { createGlossaryStore } from './glossaryStore.ts';
import { problemWords } from './termProblem.ts';
import type { createTermStore } from './termStore.ts';

export type GlossaryFormat = (typeof GLOSSARY_FORMATS)[number];

/** Terms that are written at once: between them everybody else has a turn. */
const SLICE = 500;
const MOST_PROBLEMS = 20;

export interface ImportParts {
  store: Pick<ReturnType<typeof createGlossaryStore>, 'required'>;
  terms: Pick<ReturnType<typeof createTermStore>, 'put' | 'all'>;
  changed: (value: null) => null;
}

/** How terms come from files and go into them. Errors: `glossary.*`, `file.*`, `disk.full`, those of SQLite. */
export function createImport({ store, terms, changed }: ImportParts) {
  return {
    /** Adds the terms of a CSV, TSV or TBX file that are not there yet; a file that cannot be read adds none. */
    async importFile(id: number, file: string): Promise<GlossaryImport> {
      const read = await readTermFile(file, store.required(id));
      const problems = read.flatMap((each) => ('problem' in each ? [each] : []));
      const found = read.flatMap((each) => ('term' in each ? [each.term] : []));
      let added = 0;
      try {
        for (let at = 0; at < found.length; at += SLICE) {
          store.required(id);
          added += terms.put(id, found.slice(at, at + SLICE));
          await setImmediate();
        }
      } finally {
        if (added > 0) changed(null);
      }
      return {
        glossary: store.required(id),
        added,
        skipped: found.length - added,
        refused: problems.length,
        problems: problems
          .slice(0, MOST_PROBLEMS)
          .map(({ line, problem }) => ({ line, ...problem, problem: problemWords(problem) })),
      };
    },

    /** Writes a glossary to a file, whole or not at all. */
    async exportFile(id: number, format: GlossaryFormat, file: string): Promise<void> {
      const pieces = writtenTerms(store.required(id), terms.all(id), format);
      await writeWhole(file, (place) => writeFile(place, pieces));
    },

    /** The same, piece by piece. */
    exported: (id: number, format: GlossaryFormat): Generator<string> =>
      writtenTerms(store.required(id), terms.all(id), format),
  };
}
