import type { HistoryEntry } from '#shared/ipc/history.ts';
import type { Segmented } from '#shared/ipc/translator.ts';
import type { Database } from './database.ts';
import { createGrowingText, TRANSLATION_TARGET } from './growingText.ts';
import { createHiding } from './hiding.ts';
import { thisProcess } from './owner.ts';
import { createSegmentsStore } from './segmentsStore.ts';
import { createTextIndex } from './textIndex.ts';
import { createTranslationList } from './translationList.ts';

export interface StartedTranslation {
  id: string;
  source: string;
  /** BCP 47 code or `auto`. */
  from: string;
  to: string;
  model: string;
  /** Milliseconds since 1970. */
  createdAt: number;
}

export interface FinishedTranslation {
  target: string;
  from: string;
  model: string;
  state: Exclude<HistoryEntry['state'], 'running'>;
  totalMs: number;
  /** Where they are known. */
  segmented?: Segmented | undefined;
}

/**
 * The saved translations. Each call is committed when it returns. Texts are stored as given, except that half a
 * surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.
 *
 * `owner` names this process to the others that use the file; only a test needs another one.
 */
export function createTranslationStore(database: Database, owner: string = thisProcess) {
  const index = createTextIndex(database, {
    table: 'translations',
    index: 'translation_index',
    columns: { source: 'source', target: 'target' },
  });
  const segments = createSegmentsStore(database);
  const growing = createGrowingText(database, TRANSLATION_TARGET, { index, owner });
  const dropRow = database.command('DELETE FROM translations WHERE number = $number');
  const hiding = createHiding(database, {
    table: 'translations',
    owner,
    drop(number) {
      index.remove(number);
      dropRow({ number });
    },
    forgetRemoved: index.forgetRemoved,
  });

  const insert = database.command(`
    INSERT INTO translations
      (id, state, from_language, to_language, model, created_at, updated_at, owner, source)
    VALUES ($id, 'running', $from, $to, $model, $createdAt, $createdAt, $owner, $source)`);
  const complete = database.command(`
    UPDATE translations SET state = $state, from_language = $from, model = $model,
      updated_at = $now, total_ms = $totalMs, target = $target
    WHERE id = $id`);

  const replace = database.command(`
    UPDATE translations SET target = $target
    WHERE id = $id AND state != 'running' AND deleted_at IS NULL`);

  return {
    ...createTranslationList(database),
    ...hiding,
    markInterrupted: growing.markInterrupted,

    /** Saves a translation that begins. Errors: those of writing. */
    start({ id, source, from, to, model, createdAt }: StartedTranslation): void {
      insert({
        id,
        from,
        to,
        model,
        owner,
        createdAt: Math.round(createdAt),
        source: source.toWellFormed(),
      });
    },

    /**
     * Saves how far it is: what the target has now is what a kill -9 leaves, and its segments where they are given.
     * Nothing when it no longer runs.
     */
    update(
      id: string,
      { target, totalMs, segmented }: { target: string; totalMs: number; segmented?: Segmented },
    ): void {
      database.transaction(() => {
        growing.save(id, target, totalMs);
        if (segmented) segments.save(id, segmented, target);
      });
    },

    /** Saves how it ended, and makes it searchable. Nothing when it was removed meanwhile. */
    finish(
      id: string,
      { target, from, model, state, totalMs, segmented }: FinishedTranslation,
    ): void {
      growing.finish(id, () => {
        complete({
          id,
          from,
          model,
          state,
          now: Date.now(),
          totalMs: Math.round(totalMs),
          target: target.toWellFormed(),
        });
        if (segmented) segments.save(id, segmented, target);
      });
    },

    /** The sentences of an entry as they were saved; null where they were not. */
    segments: (id: string, texts: Pick<HistoryEntry, 'source' | 'target'>): Segmented | null =>
      segments.load(id, texts),

    /** Another text in place of the translation that was made, as the user wants it; false when there is none. */
    revise(id: string, target: string, segmented: Segmented | null): boolean {
      return database.transaction(() => {
        const rows = replace({ id, target: target.toWellFormed() });
        if (rows > 0) {
          index.add(id);
          if (segmented) segments.save(id, segmented, target);
          else segments.drop(id);
        }
        return rows > 0;
      });
    },

    /** Drops an entry that is not worth keeping, at once and without a way back. */
    remove(id: string): void {
      growing.forget(id);
      hiding.remove(id);
    },
  };
}

export type TranslationStore = ReturnType<typeof createTranslationStore>;
