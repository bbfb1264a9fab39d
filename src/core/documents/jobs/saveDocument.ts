import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ioFailure } from '#core/files/ioFailure.ts';
import { nameIfFree } from '#core/files/nameIfFree.ts';
import { DOCUMENT_FORMATS } from '#shared/documentFormats.ts';
import { AppError, fromErrorData, isAppError, type ErrorData } from '#shared/errors.ts';
import type { WrittenUnit } from '../worker/messages.ts';
import type { Threads } from '../worker/threads.ts';
import { isSameFile, translatedPath, type NameParts } from './fileNames.ts';
import type { Originals } from './originals.ts';
import type { JobRow } from './store/jobRow.ts';
import type { SegmentStore } from './store/segmentStore.ts';
import { dropAbandoned, temporaryFile } from './temporaryFile.ts';
import { writtenUnits } from './writtenUnits.ts';

export interface SaveOptions {
  bilingual: boolean;
  /**
   * Where the user chose to have it; what is there is replaced, but never the original. Without it, beside the original
   * under a name that is free.
   */
  path?: string;
  /** Without `path`: a folder instead of the original's. */
  folder?: string;
  /** With `path`: `false` refuses to replace a file (`file.exists`). */
  replace?: boolean;
}

export interface SavingOptions {
  segments: SegmentStore;
  originals: Originals;
  threads: Threads;
  /** Ends it, and nothing is written. */
  signal: AbortSignal;
}

/**
 * Writes a document's translation and answers where. It appears whole or not at all. Errors: `file.unwritable`,
 * `file.exists`, `disk.full`, `document.*`; `request.invalid` when it is not read yet.
 */
export async function saveDocument(
  job: JobRow,
  { bilingual, path: chosen, folder, replace = true }: SaveOptions,
  { segments, originals, threads, signal }: SavingOptions,
): Promise<string> {
  const { unitsHash } = job;
  if (unitsHash === null) throw notNow('it is not read');
  const names = namesOf(job);
  if (folder !== undefined) names.path = path.join(folder, path.basename(job.path));
  const place = chosen === undefined ? translatedPath(names) : path.resolve(chosen);
  const outputFolder = await folderFor(place);
  await dropAbandoned(outputFolder);
  const output = temporaryFile(outputFolder);
  const units = writtenUnits(segments, job.number);
  const request = {
    ...{ kind: 'write' as const, copy: originals.copyOf(job.id), path: job.path, bilingual },
    ...{
      asked: job.asked,
      from: job.from,
      to: job.to,
      options: job.settings.options ?? {},
      unitsHash,
      output,
    },
  };
  try {
    const written = await threads.run(request, {
      signal,
      onAsked: () => ({ kind: 'targets', units: nextOf(units) }),
    });
    if (!written) throw notNow('the app closes');
    if (chosen === undefined) return await nameBeside(names, output);
    await nameChosen(job, output, place, replace);
    return place;
  } catch (error) {
    throw isAppError(error) && 'path' in error.details && error.details.path === output
      ? fromErrorData({
          ...error.toData(),
          details: { ...error.details, path: place },
        } as ErrorData)
      : error;
  } finally {
    await rm(output, { force: true });
  }
}

const nextOf = (units: Iterator<WrittenUnit[]>): WrittenUnit[] => {
  const next = units.next();
  return next.done === true ? [] : next.value;
};

const notNow = (problem: string) =>
  new AppError('request.invalid', { route: 'documents.save', problem });

/** What the name of the translation is made of. */
export function namesOf({ path, to, writtenAs }: JobRow): NameParts {
  const extension =
    writtenAs === null ? undefined : `.${DOCUMENT_FORMATS[writtenAs].extensions[0]}`;
  return { path, to, extension };
}

async function nameBeside(names: NameParts, output: string): Promise<string> {
  for (let number = 1; ; number++) {
    const place = translatedPath(names, number);
    if (await nameIfFree(output, place)) return place;
  }
}

async function nameChosen(
  job: JobRow,
  output: string,
  place: string,
  replace: boolean,
): Promise<void> {
  const exists = new AppError('file.exists', { path: place });
  if (await isSameFile(place, job.path)) throw exists;
  if (!replace && !(await isDevice(place))) {
    if (!(await nameIfFree(output, place))) throw exists;
    return;
  }
  try {
    if (await isDevice(place)) await writeFile(place, await readFile(output));
    else await rename(output, place);
  } catch (error) {
    throw ioFailure(error, place, 'file.unwritable');
  }
}

/** A device or a pipe is written into; a file there would take its place. */
async function isDevice(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  return found !== null && !found.isFile() && !found.isDirectory();
}

const folderFor = async (place: string) =>
  (await isDevice(place)) ? tmpdir() : path.dirname(place);
