import type { HistoryEntry } from '#shared/ipc/history.ts';
import type { Database } from './database.ts';
import { thisProcess } from './owner.ts';
import { createTranslationIndex } from './translationIndex.ts';
import { createTranslationList } from './translationList.ts';
import { createTranslationPurge } from './translationPurge.ts';

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
  state: Extract<HistoryEntry['state'], 'done' | 'stopped' | 'failed'>;
  totalMs: number;
}

/**
 * The saved translations. Each call is committed when it returns. Texts are stored as given, except that half a
 * surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.
 *
 * `owner` names this process to the others that use the file; only a test needs another one.
 */
export function createTranslationStore(database: Database, owner: string = thisProcess) {
  const index = createTranslationIndex(database);
  const list = createTranslationList(database);
  const purge = createTranslationPurge(database, index, owner);
  /** The target of each running translation as it lies in the file. */
  const saved = new Map<string, { target: string; parts: number }>();

  const insert = database.command(`
    INSERT INTO translations
      (id, state, from_language, to_language, model, created_at, updated_at, owner, source)
    VALUES ($id, 'running', $from, $to, $model, $createdAt, $createdAt, $owner, $source)`);
  const touch = database.command(`
    UPDATE translations SET updated_at = $now, total_ms = $totalMs
    WHERE id = $id AND state = 'running'`);
  const addPart = database.command(`
    INSERT INTO translation_parts SELECT number, $position, $text FROM translations WHERE id = $id`);
  const dropParts = database.command(`
    DELETE FROM translation_parts
    WHERE number = (SELECT number FROM translations WHERE id = $id)`);
  const complete = database.command(`
    UPDATE translations SET state = $state, from_language = $from, model = $model,
      updated_at = $now, total_ms = $totalMs, target = $target
    WHERE id = $id`);
  const hide = database.command(`
    UPDATE translations SET deleted_at = $now, deleted_by = $owner
    WHERE id = $id AND deleted_at IS NULL`);
  const show = database.command(
    'UPDATE translations SET deleted_at = NULL, deleted_by = NULL WHERE id = $id',
  );

  return {
    ...list,
    ...purge,

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
      saved.set(id, { target: '', parts: 0 });
    },

    /** Saves how far it is: what the target has now is what a kill -9 leaves. Nothing when it no longer runs. */
    update(id: string, { target, totalMs }: { target: string; totalMs: number }): void {
      const before = saved.get(id) ?? { target: '', parts: 0 };
      const grows = before.parts > 0 && target.startsWith(before.target);
      const position = grows ? before.parts : 0;
      const text = (grows ? target.slice(before.target.length) : target).toWellFormed();
      database.transaction(() => {
        if (touch({ id, now: Date.now(), totalMs: Math.round(totalMs) }) === 0) return;
        if (!grows) dropParts({ id });
        if (text) addPart({ id, position, text });
      });
      saved.set(id, { target, parts: text ? position + 1 : position });
    },

    /** Saves how it ended, and makes it searchable. Nothing when it was removed meanwhile. */
    finish(id: string, { target, from, model, state, totalMs }: FinishedTranslation): void {
      database.transaction(() => {
        dropParts({ id });
        complete({
          id,
          from,
          model,
          state,
          now: Date.now(),
          totalMs: Math.round(totalMs),
          target: target.toWellFormed(),
        });
        index.add(id);
      });
      saved.delete(id);
    },

    /** Drops an entry that is not worth keeping, at once and without a way back. */
    remove(id: string): void {
      saved.delete(id);
      purge.remove(id);
    },

    /** Hides an entry; `restore` brings it back until `purgeDeleted`. */
    delete(id: string): void {
      hide({ id, owner, now: Date.now() });
    },

    restore(id: string): void {
      show({ id });
    },
  };
}

export type TranslationStore = ReturnType<typeof createTranslationStore>;
