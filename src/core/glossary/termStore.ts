import * as z from 'zod';
import type { Database } from '#core/history/database.ts';
import { AppError } from '#shared/errors.ts';
import type { GlossaryTerm } from '#shared/ipc/glossary.ts';
import { cleanTerm } from './cleanTerm.ts';
import { foldText, foldWord } from './foldText.ts';
import type { Term } from './term.ts';
import { problemWords, termProblem } from './termProblem.ts';
import { columnsOf, TERM, termRow } from './termRow.ts';

const PAGE = 1000;
const FOUND = `glossary = $glossary AND NOT EXISTS
  (SELECT 1 FROM json_each($words) AS word WHERE instr(terms.words, word.value) = 0)`;

export interface TermQuery {
  glossary: number;
  /** Words that all stand in the texts of a term. */
  query: string;
  limit: number;
  offset: number;
}

/** The terms of glossaries, without regard to what of a glossary is hidden. Errors: `request.invalid`, those of SQLite. */
export function createTermStore(database: Database) {
  const count = z.object({ value: z.number() });
  const page = database.query(
    `${TERM} WHERE ${FOUND} ORDER BY source_key, id LIMIT $limit OFFSET $offset`,
    termRow,
  );
  const total = database.query(`SELECT count(*) AS value FROM terms WHERE ${FOUND}`, count);
  const byId = database.query(`${TERM} WHERE id = $id`, termRow);
  const same = database.query(
    `${TERM} WHERE glossary = $glossary AND source = $source AND target = $target
     AND forbidden = $forbidden`,
    termRow,
  );
  const known = database.query(
    `SELECT t.id AS value FROM glossaries g JOIN terms t ON t.glossary = g.id AND t.source_key = $key
     WHERE g.deleted_at IS NULL LIMIT 1`,
    count,
  );
  // The `+` keeps SQLite from the index by source, which it would sort by id for each page.
  const next = database.query(
    `${TERM} WHERE +glossary = $glossary AND id > $after ORDER BY id LIMIT ${PAGE}`,
    termRow,
  );
  const insert = database.command(`
    INSERT INTO terms
      (glossary, source_key, source, target, note, words, case_sensitive, match, forbidden)
    VALUES ($glossary, $sourceKey, $source, $target, $note, $words, $caseSensitive, $match, $forbidden)
    ON CONFLICT DO NOTHING`);
  const update = database.command(`
    UPDATE terms SET source_key = $sourceKey, source = $source, target = $target, note = $note,
      words = $words, case_sensitive = $caseSensitive, match = $match, forbidden = $forbidden
    WHERE id = $id`);
  const drop = database.command('DELETE FROM terms WHERE id = $id');
  const touch = database.command(
    'UPDATE glossaries SET changes = changes + 1 WHERE id = $glossary',
  );

  return {
    get: (id: number): GlossaryTerm | undefined => byId.get({ id }),

    /** Whether any glossary has a source. */
    knows: (source: string): boolean => known.get({ key: foldWord(source).lower }) !== undefined,

    page({ query, ...place }: TermQuery): { rows: GlossaryTerm[]; total: number } {
      const words = JSON.stringify(foldText(query.toWellFormed()).lower.split(' ').filter(Boolean));
      return {
        rows: page.all({ ...place, words }),
        total: total.get({ glossary: place.glossary, words })?.value ?? 0,
      };
    },

    /** In the order they were added, read a thousand at a time. */
    *all(glossary: number): Generator<GlossaryTerm> {
      for (let after = 0; ;) {
        const rows = next.all({ glossary, after });
        yield* rows;
        after = rows.at(-1)?.id ?? 0;
        if (rows.length < PAGE) return;
      }
    },

    /** Those that are not there yet; how many. For terms that are clean and have no problem. */
    put(glossary: number, terms: readonly Term[]): number {
      return database.transaction(() => {
        let added = 0;
        for (const term of terms) added += insert({ ...columnsOf(term), glossary });
        if (added > 0) touch({ glossary });
        return added;
      });
    },

    same(glossary: number, { source, target, forbidden }: Term): GlossaryTerm | undefined {
      return same.get({ glossary, source, target, forbidden: Number(forbidden) });
    },

    change({ id, glossary }: GlossaryTerm, term: Term): void {
      database.transaction(() => {
        const { source, target, forbidden } = term;
        const other = same.get({ glossary, source, target, forbidden: Number(forbidden) });
        if (other && other.id !== id) throw invalid('the glossary has this term already');
        update({ ...columnsOf(term), id });
        touch({ glossary });
      });
    },

    remove(terms: readonly GlossaryTerm[]): void {
      database.transaction(() => {
        for (const { id } of terms) drop({ id });
        for (const glossary of new Set(terms.map((term) => term.glossary))) touch({ glossary });
      });
    },
  };
}

/** A term as it is kept. Error: `request.invalid` for one that cannot be used. */
export function usableTerm(given: Term): Term {
  const term = cleanTerm(given);
  const problem = termProblem(term);
  if (problem !== undefined) throw invalid(problemWords({ code: problem, found: '' }));
  return term;
}

const invalid = (problem: string) =>
  new AppError('request.invalid', { route: 'glossary', problem });
