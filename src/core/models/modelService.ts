import type { Engine, LoadedModel, LoadOptions } from '#core/engine/engine.ts';
import type { Emit } from '#core/events.ts';
import { toAppError } from '#shared/errors.ts';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { findModel } from './findModel.ts';

export interface ModelService {
  status(): ModelStatus;
  /** The model in use, loading it first where needed. Rejects with the `model.*` error that keeps it from loading. */
  ready(): Promise<LoadedModel>;
  /**
   * Loads `path`, or the configured model again, and answers with how that ended. When `path` cannot be loaded, a model
   * that was in use stays in use, and the error is an `app.notice`.
   */
  load(path?: string): Promise<ModelStatus>;
  /** Gives the model's memory back; what needs a model next loads it again. */
  unload(): Promise<ModelStatus>;
  /** For when the engine's process ended: loads the model that was in use again. */
  recover(): void;
}

export interface ModelServiceOptions {
  engine: Engine;
  emit: Emit;
  /** Where models lie, the first folder first. */
  folders: readonly string[];
  /** The path the user chose before, or an empty string. */
  configured: () => string;
  loadOptions?: LoadOptions;
}

/** Knows which model is in use and tells the window what is happening to it. */
export function createModelService(options: ModelServiceOptions): ModelService {
  const { engine, emit, folders, configured, loadOptions } = options;
  let status: ModelStatus = { state: 'idle' };
  let loading: Promise<LoadedModel> | undefined;

  function set(next: ModelStatus) {
    status = next;
    emit('models.status', next);
  }

  async function loadNow(path?: string, inUse?: string): Promise<LoadedModel> {
    try {
      const file = path ?? (await findModel({ configured: configured(), folders }));
      set({ state: 'loading', path: file, progress: 0 });
      const model = await engine.load(file, loadOptions, {
        onProgress: (progress) => {
          set({ state: 'loading', path: file, progress });
        },
      });
      set({ state: 'ready', model });
      return model;
    } catch (error) {
      const failure = toAppError(error);
      if (inUse !== undefined && inUse !== path) {
        emit('app.notice', failure.toData());
        return loadNow(inUse);
      }
      set({ state: 'failed', error: failure.toData() });
      throw failure;
    }
  }

  function start(path?: string): Promise<LoadedModel> {
    const after = loading?.catch(() => undefined) ?? Promise.resolve();
    const mine = after.then(() => {
      const inUse = status.state === 'ready' ? status.model.path : undefined;
      return loadNow(path, inUse);
    });
    loading = mine;
    return mine;
  }

  return {
    status: () => status,
    ready: () => (status.state === 'failed' ? start() : (loading ??= start())),
    load: (path) =>
      start(path).then(
        () => status,
        () => status,
      ),
    async unload() {
      await loading?.catch(() => undefined);
      await engine.unload();
      loading = undefined;
      set({ state: 'idle' });
      return status;
    },
    recover() {
      // A process that dies of loading is the engine's to judge; trying again here would never end.
      if (status.state === 'ready') void this.load(status.model.path);
    },
  };
}
