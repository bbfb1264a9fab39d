import { access, constants, realpath, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ioFailure } from '#core/files/ioFailure.ts';
import { type Write, writeFailure, writeWhole } from '#core/files/writeWhole.ts';
import { AppError } from '#shared/errors.ts';
import { usageError } from './usage.ts';

export interface TargetFile {
  path: string;
  /** Puts the whole translation there. */
  finish(text: string): Promise<void>;
  /** Puts there what `write` writes, whose own AppErrors are passed on. */
  fill(write: Write): Promise<void>;
  /** Puts what there is of it beside the target, and answers where. */
  keepPart(text: string): Promise<string>;
}

/**
 * A file to write to. It appears whole or not at all: its content goes into a file beside it that is renamed. Errors:
 * `file.exists` unless `force`, `file.unwritable`, `disk.full`, `usage.invalid` when it is the source.
 */
export async function openTarget(
  target: string,
  { source, force }: { source: string | undefined; force: boolean },
): Promise<TargetFile> {
  const isDevice = await check();

  async function check(): Promise<boolean> {
    const found = await stat(target).catch(() => undefined);
    if (source !== undefined && found && (await samePath(source, target))) {
      throw usageError('--out is the file to translate');
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

  async function writeDevice(write: Write): Promise<void> {
    try {
      await write(target);
    } catch (error) {
      throw writeFailure(error, target);
    }
  }

  async function fill(write: Write): Promise<void> {
    if (isDevice) return writeDevice(write);
    await writeWhole(target, async (temporary) => {
      await write(temporary);
      // It took a while: the file may have come meanwhile.
      await check();
    });
  }

  return {
    path: target,
    fill,
    finish: (text) => fill(writing(text)),
    async keepPart(text) {
      const place = `${target}.part`;
      if (isDevice) await writeDevice(writing(text));
      else await writeWhole(place, writing(text));
      return isDevice ? target : place;
    },
  };
}

const writing =
  (text: string): Write =>
  (place) =>
    writeFile(place, text);

async function samePath(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((file) => realpath(file).catch(() => file)));
  return one === other;
}
