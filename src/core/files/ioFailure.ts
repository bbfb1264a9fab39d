import { AppError } from '#shared/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is not a folder',
  ENOENT: 'its folder does not exist',
  EROFS: 'the disk is read-only',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  EPIPE: 'its reader has gone',
};

/** What the file system says, as an error with our code: `disk.full`, `file.notFound` for a read, or `code`. */
export function ioFailure(
  error: unknown,
  path: string,
  code: 'file.unreadable' | 'file.unwritable',
): AppError {
  const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (errno === 'ENOSPC' || errno === 'EDQUOT') return new AppError('disk.full', { path });
  if (errno === 'ENOENT' && code === 'file.unreadable') {
    return new AppError('file.notFound', { path });
  }
  const reason = REASONS[errno] ?? (error instanceof Error ? error.message : String(error));
  return new AppError(code, { path, reason }, { cause: error });
}
