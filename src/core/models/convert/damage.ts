import { AppError, isAppError } from '#shared/errors.ts';
import { readable } from '../gguf/damage.ts';

/** What is wrong with what is to be converted, before anybody knows its path. */
export class ConvertDamage extends Error {
  override readonly name = 'ConvertDamage';

  constructor(message: string) {
    super(readable(message));
  }
}

/**
 * Runs a step that reads the file at `path`, and says which file it was where it fails. Errors: `convert.invalid` for
 * damage and for a file that is missing, `file.unreadable` for what the system says; anything else as it is.
 */
export async function reading<T>(path: string, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (isAppError(error)) throw error;
    if (error instanceof ConvertDamage) throw invalid(path, error);
    if (isMissing(error)) throw invalid(path, new ConvertDamage('it is missing'));
    if (!isSystemError(error)) throw error;
    throw new AppError('file.unreadable', { path, reason: error.message }, { cause: error });
  }
}

/** Whether the system says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function invalid(path: string, { message }: ConvertDamage): AppError {
  return new AppError('convert.invalid', { path, reason: message });
}
