import Sqlite from 'better-sqlite3';
import * as z from 'zod';
import { AppError } from '#shared/errors.ts';
import { checkOrigin, prepareFile } from './historyFile.ts';
import { LATEST_VERSION, migrate } from './migrate.ts';
import { sqliteFailure } from './sqliteFailure.ts';

export type Value = string | number | Uint8Array | null;
/** What stands for `$name` in the SQL. */
export type Parameters = Readonly<Record<string, Value>>;

export interface Query<Row> {
  get(parameters?: Parameters): Row | undefined;
  all(parameters?: Parameters): Row[];
}

/** An open SQLite file. Everything it does is synchronous, and every failure is an AppError. */
export interface Database {
  readonly path: string;
  /** Rows that do not fit the schema mean a damaged file. */
  query<Row extends z.ZodType>(sql: string, row: Row): Query<z.output<Row>>;
  /** Returns how many rows changed. */
  command(sql: string): (parameters?: Parameters) => number;
  exec(sql: string): void;
  /**
   * All of `action` or nothing. It holds the write lock from its beginning: a reader that turns writer halfway is
   * refused at once by SQLite when another process has written in between, whatever the busy timeout.
   */
  transaction<T>(action: () => T): T;
  /** Writes a whole copy, as of the last commit, to `target`, which must not exist or be empty. */
  copyTo(target: string): void;
  close(): void;
}

export interface OpenOptions {
  /** Milliseconds to wait for another process that writes. */
  busyTimeoutMs?: number;
}

/** Checking this much takes a few milliseconds; damage in a bigger file shows when the damaged page is read. */
const CHECK_BYTES = 16 * 1024 * 1024;

/**
 * Opens the history at `path`, making it and its folder when missing, and brings it to this version. A file that is
 * refused is left as it was, byte for byte.
 * Once in a process: looking at the file from outside SQLite drops the locks that this process already holds on it.
 *
 * Errors: history.notDatabase, .readOnly, .newer, .locked, .damaged; disk.full; file.unreadable, file.unwritable.
 */
export function openDatabase(path: string, { busyTimeoutMs = 5000 }: OpenOptions = {}): Database {
  if (prepareFile(path, LATEST_VERSION) > 0) inspect(path, busyTimeoutMs);
  const database = connect(path, { timeout: busyTimeoutMs });
  try {
    retryWhileLocked(busyTimeoutMs, () => {
      configure(database);
    });
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A history that lives as long as this process, for what is not to be saved. */
export function openMemoryDatabase(): Database {
  const database = connect(':memory:', {});
  migrate(database);
  return database;
}

/** A connection that cannot write looks first: closing one that can moves a waiting log into the file. */
function inspect(path: string, timeout: number): void {
  const database = connect(path, { readonly: true, timeout });
  try {
    const head = database.query(HEAD, headRow).get();
    if (!head) throw new AppError('history.damaged', { path, reason: 'no header' });
    const { fileVersion } = head;
    checkOrigin(path, head.applicationId, fileVersion);
    if (fileVersion > LATEST_VERSION)
      throw new AppError('history.newer', { path, fileVersion, appVersion: LATEST_VERSION });
    if (fileVersion === 0 && head.tables > 0) throw new AppError('history.notDatabase', { path });
    if (head.bytes <= CHECK_BYTES) check(database);
  } finally {
    database.close();
  }
}

/** In one query: another process may be making this history at this moment. */
const HEAD = `SELECT user_version AS fileVersion, application_id AS applicationId,
  (SELECT count(*) FROM sqlite_schema) AS tables, page_count * page_size AS bytes
  FROM pragma_user_version, pragma_application_id, pragma_page_count, pragma_page_size`;
const headRow = z.object({
  fileVersion: z.number(),
  applicationId: z.number(),
  tables: z.number(),
  bytes: z.number(),
});

function check(database: Database): void {
  const row = z.object({ quick_check: z.string() });
  const reason = database.query('PRAGMA quick_check(1)', row).get()?.quick_check ?? '';
  if (reason !== 'ok') throw new AppError('history.damaged', { path: database.path, reason });
}

/**
 * With a write-ahead log and `synchronous = NORMAL` a commit survives the process (kill -9): it is in the system's
 * cache then. A power cut may cost the last commits, never the file. Without a log, which some network drives cannot
 * keep, only FULL promises that.
 */
function configure(database: Database): void {
  const mode = database
    .query('PRAGMA journal_mode = WAL', z.object({ journal_mode: z.string() }))
    .get()?.journal_mode;
  database.exec(`PRAGMA synchronous = ${mode === 'wal' ? 'NORMAL' : 'FULL'}`);
  database.exec('PRAGMA foreign_keys = ON');
  // What is deleted is overwritten with zeros.
  database.exec('PRAGMA secure_delete = ON');
}

/** Two processes that make a new file at once: SQLite does not wait when it is to begin a log. */
function retryWhileLocked(timeoutMs: number, action: () => void): void {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      action();
      return;
    } catch (error) {
      const locked = error instanceof AppError && error.code === 'history.locked';
      if (!locked || Date.now() >= deadline) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
}

function connect(path: string, options: Sqlite.Options): Database {
  const guard = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw sqliteFailure(error, path);
    }
  };
  const connection = guard(() => new Sqlite(path, { ...options, fileMustExist: true }));
  const exec = (sql: string) => {
    guard(() => connection.exec(sql));
  };

  const inTransaction = () => connection.inTransaction;

  function query<Row extends z.ZodType>(sql: string, row: Row): Query<z.output<Row>> {
    const statement = guard(() => connection.prepare<Parameters[]>(sql));
    const parse = (value: unknown): z.output<Row> => {
      const parsed = row.safeParse(value);
      if (parsed.success) return parsed.data;
      throw new AppError('history.damaged', { path, reason: z.prettifyError(parsed.error) });
    };
    return {
      get(parameters) {
        const value = guard(() => statement.get(...bound(parameters)));
        return value === undefined ? undefined : parse(value);
      },
      all: (parameters) => guard(() => statement.all(...bound(parameters))).map(parse),
    };
  }

  function command(sql: string) {
    const statement = guard(() => connection.prepare<Parameters[]>(sql));
    return (parameters?: Parameters) => guard(() => statement.run(...bound(parameters))).changes;
  }

  function transaction<T>(action: () => T): T {
    if (inTransaction()) return action();
    exec('BEGIN IMMEDIATE');
    try {
      const result = action();
      exec('COMMIT');
      return result;
    } catch (error) {
      // After some errors, such as a full disk, SQLite has rolled back already.
      if (inTransaction()) exec('ROLLBACK');
      throw error;
    }
  }

  return {
    path,
    query,
    command,
    exec,
    transaction,
    copyTo(target) {
      const reader = connect(path, { readonly: true });
      try {
        reader.command('VACUUM INTO $target')({ target });
      } finally {
        reader.close();
      }
    },
    close() {
      guard(() => connection.close());
    },
  };
}

const bound = (parameters: Parameters | undefined): Parameters[] =>
  parameters ? [parameters] : [];
