import { access } from 'node:fs/promises';
import path from 'node:path';
import { createSlots, type Slots } from '#core/slots.ts';
import type { Http } from '#core/net/http.ts';
import { AppError } from '#shared/errors.ts';
import { readConfig } from '../convert/readConfig.ts';
import type { DownloadFiles, DownloadProgress, RemoteFile } from '../download/download.ts';
import type { Hub } from '../hub/hub.ts';
import { inspectModel } from '../inspectModel.ts';
import type { Library } from '../library/library.ts';
import type { ModelWorker, TaskProgress } from '../worker/modelTask.ts';
import { configurationOf, filesToGet } from './filesToGet.ts';
import type { InstallFolders } from './installFolders.ts';
import type { InstallRecord } from './installRecord.ts';

/** A download keeps the connection busy, and a conversion disk and processor. */
const DOWNLOADS_AT_ONCE = 2;
const CONVERSIONS_AT_ONCE = 1;

export interface PipelineOptions {
  folders: InstallFolders;
  hub: Hub;
  http: Http;
  /** For files of the hub alone. */
  tokenFor: (url: string) => string | null;
  download: DownloadFiles;
  worker: ModelWorker;
  library: () => Pick<Library, 'place'>;
}

/** How an install tells what it is at. */
export interface Steps {
  /** Saves what the pipeline must not forget. */
  remember(patch: Pick<InstallRecord, 'files'> | Pick<InstallRecord, 'placing'>): void;
  wait(): void;
  downloading(progress: DownloadProgress): void;
  converting(progress: TaskProgress): void;
}

/**
 * The way of a model into the library: downloaded and checked, converted where it is not GGUF, and moved there only when
 * it is whole. Each step goes on from what is on the disk. Errors: those of its steps; the signal's reason.
 */
export function createPipeline(options: PipelineOptions) {
  const { folders, library, worker, http, tokenFor } = options;
  const downloads = createSlots(DOWNLOADS_AT_ONCE);
  const conversions = createSlots(CONVERSIONS_AT_ONCE);

  async function inTurn<T>(slots: Slots, signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    const result = await slots.run(signal, async () => ({ is: await task() }));
    signal.throwIfAborted();
    if (!result) throw new Error('a turn that never came');
    return result.is;
  }

  /** Answers with what is to be downloaded, in its order, when all of it is there. */
  async function fetch(record: InstallRecord, steps: Steps, signal: AbortSignal) {
    const files = record.files ?? (await filesToGet(record, options, signal));
    if (!record.files) steps.remember({ files });
    const folder = folders.filesOf(record.id);
    const token = tokenFor(files[0]?.url ?? '');
    const get = (wanted: readonly RemoteFile[], onProgress?: Steps['downloading']) =>
      options.download(wanted, folder, { http, token, signal, ...(onProgress && { onProgress }) });
    if (record.quantization !== undefined) {
      await get(configurationOf(files));
      await readConfig(folder);
    }
    await get(files, (progress) => {
      steps.downloading(progress);
    });
    return files;
  }

  async function convert(record: InstallRecord, steps: Steps, signal: AbortSignal) {
    const { id, source, quantization, base, about, name } = record;
    if (quantization === undefined) throw new Error('nothing to convert to');
    const from = source.kind === 'folder' ? source.path : folders.filesOf(id);
    const to = path.join(folders.folderOf(id), 'model.gguf');
    // A conversion that ended just before the app did.
    if (!(await isThere(to)))
      await worker.run(
        {
          ...{ kind: 'convert', from, to, quantization },
          ...(base !== undefined && { base }),
          about: { name, ...about },
        },
        {
          signal,
          onProgress: (progress) => {
            steps.converting(progress);
          },
        },
      );
    return [to];
  }

  async function place(
    record: InstallRecord,
    files: readonly string[],
    steps: Steps,
    signal: AbortSignal,
  ) {
    await inspectModel(files[0] ?? '');
    signal.throwIfAborted();
    steps.remember({ placing: true });
    return library().place(files, record.name);
  }

  /** Null where it was in the library already, placed just before a crash. */
  return async (record: InstallRecord, steps: Steps, signal: AbortSignal) => {
    const { id, source, quantization } = record;
    const converted = path.join(folders.folderOf(id), 'model.gguf');
    const first = quantization === undefined ? firstFile(record, folders) : converted;
    if (record.placing === true && !(await isThere(first))) return null;
    steps.wait();
    const files =
      source.kind === 'folder'
        ? []
        : await inTurn(downloads, signal, () => fetch(record, steps, signal));
    if (quantization === undefined) {
      if (files.length === 0) throw new AppError('catalog.noModel', { source: record.title });
      const paths = files.map(({ path: file }) => path.join(folders.filesOf(id), file));
      return place(record, paths, steps, signal);
    }
    steps.wait();
    const made = await inTurn(conversions, signal, () => convert(record, steps, signal));
    return place(record, made, steps, signal);
  };
}

const firstFile = ({ id, files }: InstallRecord, folders: InstallFolders): string =>
  path.join(folders.filesOf(id), files?.[0]?.path ?? '');

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
