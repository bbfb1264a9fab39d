import { access, constants, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#shared/errors.ts';
import { ioFailure } from './ioFailure.ts';

export interface TargetFile {
  path: string;
  /** Puts the whole translation there. */
  finish(text: string): Promise<void>;
  /** Puts what there is of it beside the target, and answers where. */
  keepPart(text: string): Promise<string>;
}

/**
 * A file to write a translation to. It appears whole or not at all: the text goes into a file beside it that is
 * renamed. Errors: `file.exists` unless `force`, `file.unwritable`, `disk.full`, `usage.invalid` when it is the source.
 */
export async function openTarget(
  target: string,
  { source, force }: { source: string | undefined; force: boolean },
): Promise<TargetFile> {
  const isDevice = await check();
  const beside = (ending: string) =>
    path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.${ending}`);

  async function check(): Promise<boolean> {
    const found = await stat(target).catch(() => undefined);
    if (source !== undefined && found && (await samePath(source, target))) {
      throw new AppError('usage.invalid', { problem: '--out is the file to translate' });
    }
    if (found?.isDirectory()) {
      throw new AppError('file.unwritable', { path: target, reason: 'it is a folder' });
    }
    if (!found) await requireFolder();
    if (found?.isFile() && !force) throw new AppError('file.exists', { path: target });
    return found !== undefined && !found.isFile();
  }

  async function requireFolder(): Promise<void> {
    try {
      await access(path.dirname(target), constants.W_OK);
    } catch (error) {
      throw ioFailure(error, target, 'file.unwritable');
    }
  }

  async function replace(text: string, place: string): Promise<void> {
    const temporary = beside('tmp');
    try {
      await writeFile(temporary, text, { flag: 'wx' });
      await rename(temporary, place);
    } catch (error) {
      await rm(temporary, { force: true });
      throw ioFailure(error, place, 'file.unwritable');
    }
  }

  async function writeDevice(text: string): Promise<void> {
    try {
      await writeFile(target, text);
    } catch (error) {
      throw ioFailure(error, target, 'file.unwritable');
    }
  }

  return {
    path: target,
    async finish(text) {
      if (isDevice) return writeDevice(text);
      // The translation took a while: the file may have come meanwhile.
      await check();
      await replace(text, target);
    },
    async keepPart(text) {
      const place = `${target}.part`;
      if (isDevice) await writeDevice(text);
      else await replace(text, place);
      return isDevice ? target : place;
    },
  };
}

async function samePath(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((file) => realpath(file).catch(() => file)));
  return one === other;
}
