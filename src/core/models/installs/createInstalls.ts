import path from 'node:path';
import type { Emit } from '#core/events.ts';
import { freeBytes } from '#core/files/freeBytes.ts';
import { thisProcess } from '#core/history/owner.ts';
import { AppError, toAppError } from '#shared/errors.ts';
import type { Install } from '#shared/ipc/models.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { CatalogEntry } from '../catalog/catalogSchema.ts';
import { diskBytesOf } from '../catalog/choices.ts';
import { readConfig } from '../convert/readConfig.ts';
import { createInstallFolders } from './installFolders.ts';
import { type InstallRecord, isUnderWay } from './installRecord.ts';
import type { Installs } from './installs.ts';
import { createInstallView, type InstallView } from './installView.ts';
import { folderRecord, newRecord } from './newRecord.ts';
import { createPipeline, type PipelineOptions, type Steps } from './pipeline.ts';

export interface InstallsOptions extends Omit<PipelineOptions, 'folders'> {
  /** Absolute path of the folder for what is on its way; it is made when it is first needed. */
  folder: string;
  catalog: () => Pick<Catalog, 'find'>;
  emit: Emit;
  /** Milliseconds, for speeds. */
  now?: () => number;
}

interface Item {
  record: InstallRecord;
  view: InstallView;
  /** Of the run in progress. */
  abort: AbortController | null;
  /** Until nothing works on it any more. */
  ended: Promise<void>;
}

/** Models on their way, each in a folder of its own below `folder`. */
export function createInstalls(options: InstallsOptions): Installs {
  const { folder, catalog, emit, now = () => performance.now() } = options;
  const folders = createInstallFolders(folder);
  const pipeline = createPipeline({ ...options, folders });
  let items: Map<string, Item> | undefined;

  const all = (): Map<string, Item> =>
    (items ??= new Map(folders.read().map((record) => [record.id, toItem(record)])));

  function toItem(record: InstallRecord): Item {
    const view = createInstallView(folders.bytesThere(record), now);
    return { record, view, abort: null, ended: Promise.resolve() };
  }
  const shown = ({ record, view }: Item): Install => view.of(record);
  const tell = (item: Item) => {
    emit('models.install', shown(item));
  };

  function change(item: Item, patch: Partial<InstallRecord>): void {
    item.record = { ...item.record, ...patch };
    if (patch.state !== 'failed') delete item.record.error;
    try {
      folders.save(item.record);
    } catch (error) {
      // It goes on all the same; what is lost is where to go on from after a restart.
      emit('app.notice', toAppError(error).toData());
    }
    tell(item);
  }

  function stepsOf(item: Item, signal: AbortSignal): Steps {
    const go = (state: InstallRecord['state']) => {
      // What was under way when it was stopped may still tell of itself.
      if (signal.aborted) return;
      if (item.record.state === state) {
        if (item.view.isDue()) tell(item);
        return;
      }
      item.view.begin();
      change(item, { state });
    };
    return {
      remember: (patch) => {
        change(item, patch);
      },
      wait: () => {
        go('waiting');
      },
      downloading: (progress) => {
        item.view.download(progress);
        go(progress.phase);
      },
      converting: ({ step, progress }) => {
        item.view.step(progress);
        go(step);
      },
    };
  }

  async function work(item: Item, { signal }: AbortController): Promise<void> {
    try {
      const placed = await pipeline(item.record, stepsOf(item, signal), signal);
      await folders.dropFiles(item.record.id).catch(() => undefined);
      change(item, { state: 'done', ...(placed !== null && { path: placed }) });
    } catch (error) {
      // Whoever stops it says what becomes of it.
      if (!signal.aborted) change(item, { state: 'failed', error: toAppError(error).toData() });
    }
  }

  function run(item: Item): void {
    if (item.abort) return;
    const abort = new AbortController();
    item.abort = abort;
    change(item, { state: 'waiting', owner: thisProcess });
    item.ended = item.ended
      .then(() => work(item, abort))
      .finally(() => {
        if (item.abort === abort) item.abort = null;
      });
  }

  function stop(item: Item): void {
    item.abort?.abort();
    item.abort = null;
  }

  function begun(record: InstallRecord): Install {
    folders.save(record);
    const item = toItem(record);
    all().set(record.id, item);
    run(item);
    return shown(item);
  }

  const found = (id: string): Item => {
    const item = all().get(id);
    if (item) return item;
    throw new AppError('request.invalid', { route: 'models.install', problem: 'it is gone' });
  };

  async function checkDisk(entry: CatalogEntry, choice: string): Promise<void> {
    const neededBytes = diskBytesOf(entry, choice);
    const availableBytes = await freeBytes(folder);
    if (availableBytes === null || availableBytes >= neededBytes) return;
    throw new AppError('disk.tooSmall', { path: folder, neededBytes, availableBytes });
  }

  return {
    list: () => [...all().values()].map(shown),

    async start(modelId, choice, base) {
      const entry = catalog().find(modelId);
      if (!entry) throw new AppError('catalog.unknown', { source: modelId });
      const record = newRecord(entry, choice, base);
      const same = [...all().values()].find(
        (item) =>
          item.record.modelId === modelId &&
          item.record.choice === record.choice &&
          item.record.state !== 'done',
      );
      if (entry.kind === 'weights') {
        const needsBase = entry.needsBase && !same;
        if (base !== undefined || needsBase) await checkBase(entry, base);
      }
      if (same) {
        // The base given before may have been the wrong one.
        if (base !== undefined && !same.abort) same.record = { ...same.record, base };
        run(same);
        return shown(same);
      }
      await checkDisk(entry, record.choice);
      return begun(record);
    },

    async convert(given, quantization) {
      const record = folderRecord(path.resolve(given), quantization);
      await readConfig(given);
      return begun(record);
    },

    pause(id) {
      const item = found(id);
      if (!isUnderWay(item.record)) return;
      stop(item);
      change(item, { state: 'paused' });
    },

    resume(id) {
      const item = found(id);
      if (item.record.state !== 'done') run(item);
    },

    async cancel(id) {
      const item = all().get(id);
      if (!item) return;
      stop(item);
      await item.ended;
      await folders.drop(id);
      all().delete(id);
      emit('models.installRemoved', { id });
    },

    begin() {
      for (const item of all().values()) if (isUnderWay(item.record)) run(item);
      return Promise.resolve();
    },

    close() {
      for (const item of items?.values() ?? []) item.abort?.abort();
    },
  };
}

/** The weights of the base must be there before gigabytes are downloaded that are nothing without them. */
async function checkBase(
  { name, base, shape }: Extract<CatalogEntry, { kind: 'weights' }>,
  folder: string | undefined,
): Promise<void> {
  if (folder === undefined) throw new AppError('install.noBase', { model: name, base: base ?? '' });
  const config = await readConfig(folder);
  const isOther =
    config.layers !== shape.layers ||
    config.embeddingLength !== shape.embeddingLength ||
    config.feedForwardLength !== shape.feedForwardLength;
  if (!isOther) return;
  if (base !== undefined) throw new AppError('install.noBase', { model: name, base });
  const reason = `its sizes are not those of ${name}`;
  throw new AppError('convert.invalid', { path: folder, reason });
}
