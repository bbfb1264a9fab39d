import {
  createConversationStore,
  type ConversationStore,
} from '#core/history/conversationStore.ts';
import type { Database } from '#core/history/database.ts';
import { createTranslationStore, type TranslationStore } from '#core/history/translationStore.ts';

export const KINDS = ['translation', 'chat', 'revision'] as const;
export type Kind = (typeof KINDS)[number];

/** Something saved: what JSON says of it, and what is read on a terminal. */
export interface SavedRow {
  /** Milliseconds since 1970. */
  time: number;
  entry: object;
  lines: string[];
}

interface Page {
  total: number;
  rows: SavedRow[];
}

export interface SavedQuery {
  /** Empty for everything. */
  query: string;
  /** Undefined for every kind. */
  kind: Kind | undefined;
  limit: number;
}

/** What is saved: newest first, or of each kind in turn what fits the query best. */
export function savedRows(database: Database, asked: SavedQuery): Page {
  const { query, kind, limit } = asked;
  const pages: Page[] = [];
  if (kind === undefined || kind === 'translation')
    pages.push(translations(createTranslationStore(database), query, limit));
  if (kind !== 'translation') {
    const store = createConversationStore(database);
    pages.push(query === '' ? conversations(store, kind, limit) : messages(store, asked));
  }
  const rows = pages.map((page) => page.rows);
  const ordered = query === '' ? rows.flat().sort((a, b) => b.time - a.time) : inTurn(rows);
  return {
    total: pages.reduce((sum, { total }) => sum + total, 0),
    rows: ordered.slice(0, limit),
  };
}

function translations(store: TranslationStore, query: string, limit: number): Page {
  const { total, rows } = store.list({ query, limit, offset: 0 });
  return {
    total,
    rows: rows.map(({ id, createdAt, from, to, state, sourceSnippet, targetSnippet }) => ({
      time: createdAt,
      entry: { kind: 'translation', ...store.get(id) },
      lines: [
        `${from} > ${to}${state === 'done' ? '' : ` (${state})`}`,
        sourceSnippet,
        targetSnippet,
      ],
    })),
  };
}

type ConversationKind = Exclude<Kind, 'translation'>;

function conversations(
  store: ConversationStore,
  kind: ConversationKind | undefined,
  limit: number,
): Page {
  const { total, rows } = store.list({ kind }, { limit, offset: 0 });
  return {
    total,
    rows: rows.map((row) => ({
      time: row.updatedAt,
      entry: row,
      lines: [about(row), row.title, row.snippet],
    })),
  };
}

function messages(store: ConversationStore, { query, kind, limit }: SavedQuery): Page {
  const filter = { kind: kind === 'translation' ? undefined : kind };
  const { total, rows } = store.search(query, filter, { limit, offset: 0 });
  return {
    total,
    rows: rows.map((row) => {
      const found = store.required(row.conversationId).kind;
      return {
        time: row.createdAt,
        entry: { kind: found, ...row },
        lines: [`${found}, ${row.role}`, row.title, row.snippet],
      };
    }),
  };
}

const about = ({ kind, from, to }: { kind: string; from: string | null; to: string | null }) =>
  from !== null && to !== null ? `${kind}, ${from} > ${to}` : kind;

/** The first of each list, then the second of each. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) =>
    lists.flatMap((list) => list.slice(at, at + 1)),
  ).flat();
}
