import * as z from 'zod';
import type { Database } from '#core/history/database.ts';
import { isAlive } from '#core/history/owner.ts';
import { AppError } from '#shared/errors.ts';
import type { Glossary } from '#shared/ipc/glossary.ts';
import { GLOSSARY, glossaryRow } from './termRow.ts';

export type GlossaryFields = Pick<Glossary, 'name' | 'from' | 'to' | 'enabled'>;

const deletedRow = z.object({ id: z.number(), owner: z.string(), touchedAt: z.number() });

/** The glossaries without their terms. Errors: `glossary.gone`, those of SQLite. */
export function createGlossaryStore(database: Database, owner: string) {
  const list = database.query(`${GLOSSARY} ORDER BY id`, glossaryRow);
  const byId = database.query(`${GLOSSARY} AND id = $id`, glossaryRow);
  const inUse = database.query(
    `SELECT id, from_language AS "from", to_language AS "to", changes FROM glossaries
     WHERE deleted_at IS NULL AND enabled ORDER BY id`,
    z.object({ id: z.number(), from: z.string(), to: z.string(), changes: z.number() }),
  );
  const insert = database.query(
    `INSERT INTO glossaries (name, from_language, to_language, created_at)
     VALUES ($name, $from, $to, $now) RETURNING id`,
    z.object({ id: z.number() }),
  );
  const update = database.command(`
    UPDATE glossaries SET name = $name, from_language = $from, to_language = $to,
      enabled = $enabled WHERE id = $id`);
  const hide = database.command(`
    UPDATE glossaries SET deleted_at = $now, deleted_by = $owner
    WHERE id = $id AND deleted_at IS NULL`);
  const show = database.command(
    'UPDATE glossaries SET deleted_at = NULL, deleted_by = NULL WHERE id = $id',
  );
  const deleted = database.query(
    `SELECT id, deleted_by AS owner, deleted_at AS touchedAt FROM glossaries
     WHERE deleted_at IS NOT NULL`,
    deletedRow,
  );
  const drop = database.command('DELETE FROM glossaries WHERE id = $id');
  const truncateLog = database.query(
    'PRAGMA wal_checkpoint(TRUNCATE)',
    z.object({ busy: z.number() }),
  );

  function required(id: number): Glossary {
    const glossary = byId.get({ id });
    if (glossary) return glossary;
    throw new AppError('glossary.gone', {});
  }

  return {
    list: () => list.all(),
    required,
    /** What is enabled, and how often its terms were changed. */
    inUse: () => inUse.all(),

    create({ name, from, to }: Omit<GlossaryFields, 'enabled'>): Glossary {
      const made = insert.get({ name: name.toWellFormed(), from, to, now: Date.now() });
      return required(made?.id ?? -1);
    },

    change(id: number, fields: GlossaryFields): Glossary {
      const { name, from, to, enabled } = fields;
      update({ id, name: name.toWellFormed(), from, to, enabled: Number(enabled) });
      return required(id);
    },

    /** Hides it; `restore` brings it back until `purgeDeleted`. */
    delete(id: number): void {
      if (hide({ id, owner, now: Date.now() }) === 0) throw new AppError('glossary.gone', {});
    },

    restore(id: number): void {
      if (show({ id }) === 0) throw new AppError('glossary.gone', {});
    },

    /** Makes gone from the file what this process deleted, and what processes deleted that have ended; how many. */
    purgeDeleted(): number {
      const rows = deleted
        .all()
        .filter((row) => (isAlive(row.owner, row.touchedAt, owner) ? row.owner === owner : true));
      database.transaction(() => {
        for (const { id } of rows) drop({ id });
      });
      // A reader in another process may keep the log: it is emptied when the last process closes the file.
      if (rows.length > 0) truncateLog.get();
      return rows.length;
    },
  };
}
