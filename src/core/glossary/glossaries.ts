import type { Emit } from '#core/events.ts';
import type { Database } from '#core/history/database.ts';
import { thisProcess } from '#core/history/owner.ts';
import { AppError } from '#shared/errors.ts';
import type { Glossary, GlossaryTerm } from '#shared/ipc/glossary.ts';
import { createGlossaryFinders } from './glossaryFinders.ts';
import { createGlossaryStore, type GlossaryFields } from './glossaryStore.ts';
import { createImport } from './importTerms.ts';
import type { Term } from './term.ts';
import { createTermStore, usableTerm, type TermQuery } from './termStore.ts';

export interface GlossariesOptions {
  database: Database;
  emit: Emit;
  /** Names this process to the others that use the database; only a test needs another one. */
  owner?: string;
}

export type GlossaryChange = { [K in keyof GlossaryFields]?: GlossaryFields[K] | undefined };

/**
 * The glossaries of a database. Each call is committed when it returns, and told as `glossary.changed`. Errors:
 * `glossary.gone`, `request.invalid` for a term that cannot be used, those of SQLite.
 */
export function createGlossaries({ database, emit, owner = thisProcess }: GlossariesOptions) {
  const store = createGlossaryStore(database, owner);
  const terms = createTermStore(database);
  const finders = createGlossaryFinders({
    inUse: store.inUse,
    termsOf: (glossary) => terms.all(glossary),
  });

  function changed<T>(value: T): T {
    emit('glossary.changed', null);
    return value;
  }

  /** The term, if its glossary is there too. */
  function termOf(id: number): GlossaryTerm | undefined {
    const term = terms.get(id);
    return term && store.list().some((glossary) => glossary.id === term.glossary)
      ? term
      : undefined;
  }

  return {
    list: store.list,
    get: store.required,
    create: (fields: Omit<GlossaryFields, 'enabled'>): Glossary => changed(store.create(fields)),
    /** What is left out stays. */
    change(id: number, { name, from, to, enabled }: GlossaryChange): Glossary {
      const known = store.required(id);
      return changed(
        store.change(id, {
          name: name ?? known.name,
          from: from ?? known.from,
          to: to ?? known.to,
          enabled: enabled ?? known.enabled,
        }),
      );
    },
    delete(id: number): void {
      store.delete(id);
      changed(null);
    },
    restore(id: number): void {
      store.restore(id);
      changed(null);
    },
    purgeDeleted: () => store.purgeDeleted(),

    /** In the order of their sources. */
    terms(query: TermQuery): { rows: GlossaryTerm[]; total: number } {
      store.required(query.glossary);
      return terms.page(query);
    },
    knows: terms.knows,
    /** In the order they were added. */
    allTerms: (glossary: number): Generator<GlossaryTerm> => terms.all(glossary),
    /** Adds those that are not there yet, and answers all of them. */
    addTerms(glossary: number, given: readonly Term[]): GlossaryTerm[] {
      store.required(glossary);
      const usable = given.map(usableTerm);
      const changes = finders.changesOf(glossary);
      const added = terms.put(glossary, usable);
      // Those that were there already stay as they were, whatever is given for them.
      if (changes !== undefined && added === usable.length) finders.grew(glossary, changes, usable);
      return changed(usable.flatMap((term) => terms.same(glossary, term) ?? []));
    },
    changeTerm(id: number, given: Term): GlossaryTerm {
      const term = termOf(id);
      if (!term) throw new AppError('glossary.gone', {});
      const usable = usableTerm(given);
      terms.change(term, usable);
      return changed({ ...term, ...usable });
    },
    /** Those that are gone already are fine. */
    deleteTerms(ids: readonly number[]): void {
      terms.remove(ids.flatMap((id) => terms.get(id) ?? []));
      changed(null);
    },

    ...createImport({ store, terms, changed }),

    /** Finds the terms in use for a pair of languages (BCP 47; `auto` or `und` where nobody knows). */
    finder: finders.finder,
  };
}

export type Glossaries = ReturnType<typeof createGlossaries>;
