import { AppError, isAppError, toAppError } from '#shared/errors.ts';

/**
 * What SQLite or the file system reported about the file at `path`, as the one AppError it means. SQLite's extended
 * codes (`SQLITE_IOERR_WRITE`) begin with the plain one.
 */
export function sqliteFailure(error: unknown, path: string): AppError {
  if (isAppError(error) || !(error instanceof Error)) return toAppError(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const options = { cause: error };
  const is = (...codes: string[]) =>
    codes.some((known) => code === known || code.startsWith(`${known}_`));

  // SQLite meets a full disk here while it enlarges the file beside the history that processes share.
  if (is('SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'))
    return new AppError('disk.full', { path }, options);
  if (is('SQLITE_NOTADB')) return new AppError('history.notDatabase', { path }, options);
  if (is('SQLITE_BUSY', 'SQLITE_LOCKED')) return new AppError('history.locked', { path }, options);
  if (is('SQLITE_READONLY', 'SQLITE_PERM'))
    return new AppError('history.readOnly', { path }, options);
  const reason = error.message;
  if (is('SQLITE_CORRUPT', 'SQLITE_FORMAT', 'SQLITE_IOERR_SHORT_READ'))
    return new AppError('history.damaged', { path, reason }, options);
  if (is('SQLITE_IOERR_READ')) return new AppError('file.unreadable', { path, reason }, options);
  if (is('SQLITE_IOERR', 'SQLITE_CANTOPEN') || (code !== '' && 'syscall' in error))
    return new AppError('file.unwritable', { path, reason }, options);
  return toAppError(error);
}
