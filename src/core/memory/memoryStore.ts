import * as z from 'zod';
import type { Database } from '#core/history/database.ts';
import { findLanguage } from '#shared/languages.ts';

/** How a pair came to be accepted: `revision`, or the name of the document that it stands in. */
export const pairOrigin = z.string().max(1000);

/** A text and what the user accepted as its translation. */
export interface AcceptedPair {
  source: string;
  target: string;
  /** BCP 47 codes. */
  from: string;
  to: string;
  origin: string;
}

export interface MemoryPair extends AcceptedPair {
  id: number;
  /** When it was accepted last, in milliseconds since 1970. */
  createdAt: number;
}

const pairRow = z.object({
  id: z.number(),
  source: z.string(),
  target: z.string(),
  from: z.string(),
  to: z.string(),
  origin: pairOrigin,
  createdAt: z.number(),
});
const PAIR = `SELECT id, source, target, from_language AS "from", to_language AS "to", origin,
  created_at AS createdAt FROM memory`;
const PAGE = 500;

/**
 * The translation memory. Each call is committed when it returns; texts are stored as given, except that half a
 * surrogate pair becomes U+FFFD. Errors: those of reading and writing.
 */
export function createMemoryStore(database: Database) {
  const insert = `
    INSERT INTO memory (source, target, from_language, to_language, origin, created_at)
    VALUES ($source, $target, $from, $to, $origin, $createdAt)
    ON CONFLICT DO`;
  const accept = database.command(
    `${insert} UPDATE SET origin = excluded.origin, created_at = excluded.created_at`,
  );
  const insertNew = database.command(`${insert} NOTHING`);
  const ofSource = database.query(
    `${PAIR} WHERE source = $source ORDER BY created_at DESC, id DESC`,
    pairRow,
  );
  const next = database.query(`${PAIR} WHERE id > $after ORDER BY id LIMIT ${PAGE}`, pairRow);
  const remove = database.command('DELETE FROM memory WHERE id = $id');

  const find = ({ source, from, to }: Pick<AcceptedPair, 'source' | 'from' | 'to'>): MemoryPair[] =>
    ofSource
      .all({ source: source.toWellFormed() })
      .filter((pair) => mayBeSame(pair.from, from) && codeOf(pair.to) === codeOf(to));

  return {
    /** The same pair accepted again is there once, as new as the second time. */
    add(pair: AcceptedPair): void {
      const target = pair.target.toWellFormed();
      const { from, to } = find(pair).find((known) => known.target === target) ?? pair;
      accept(columns({ ...pair, from, to, createdAt: Date.now() }));
    },

    /** Takes in a pair that was accepted elsewhere; one that is there stays as it is, and the answer is false then. */
    addNew: (pair: Omit<MemoryPair, 'id'>): boolean => insertNew(columns(pair)) > 0,

    /**
     * The translations of exactly this text, the one accepted last first. Languages are the same however they are spelled
     * (`zh`, `zh-Hans`); a source language that nobody told may be any.
     */
    find,

    /** Every pair, read a few hundred at a time. */
    *all(): Generator<MemoryPair> {
      let after = 0;
      for (let page = next.all({ after }); page.length > 0; page = next.all({ after })) {
        yield* page;
        after = page.at(-1)?.id ?? after;
      }
    },

    /** Forgets a pair, at once and without a way back. */
    remove(id: number): void {
      remove({ id });
    },
  };
}

export type MemoryStore = ReturnType<typeof createMemoryStore>;

function columns({ source, target, from, to, origin, createdAt }: Omit<MemoryPair, 'id'>) {
  return {
    source: source.toWellFormed(),
    target: target.toWellFormed(),
    ...{ from, to, origin, createdAt: Math.round(createdAt) },
  };
}

const codeOf = (language: string): string | undefined => findLanguage(language)?.code;

/** What is no language is one that nobody told: `auto`, `und`. */
function mayBeSame(one: string, other: string): boolean {
  const [a, b] = [codeOf(one), codeOf(other)];
  return a === undefined || b === undefined || a === b;
}
