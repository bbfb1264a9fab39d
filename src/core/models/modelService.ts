import type { Engine, LoadedModel, LoadOptions } from '#core/engine/engine.ts';
import { isServerPath, serverPath } from '#core/engine/remote/serverAddress.ts';
import type { Emit } from '#core/events.ts';
import { toAppError } from '#shared/errors.ts';
import type { ModelStatus } from '#shared/ipc/models.ts';
import type { ServerSettings } from '#shared/ipc/server.ts';
import { findModel } from './findModel.ts';

export interface ModelService {
  status(): ModelStatus;
  /**
   * The model in use, loading it first where needed. Rejects with the `model.*` or `server.*` error that keeps it from
   * loading.
   */
  ready(): Promise<LoadedModel>;
  /**
   * Loads `path`, or the configured model again, and answers with how that ended. When a file cannot be loaded, what
   * was in use stays in use, and the error is an `app.notice`. No file takes the place of a server that cannot, and no
   * server is asked that the settings do not name: where text goes is the user's choice.
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
  /** While it is enabled, its model is the configured one. */
  server?: () => ServerSettings;
  loadOptions?: LoadOptions;
}

/** Knows which model is in use and tells the window what is happening to it. */
export function createModelService(options: ModelServiceOptions): ModelService {
  const { engine, emit, folders, configured, server, loadOptions } = options;
  let status: ModelStatus = { state: 'idle' };
  let loading: Promise<LoadedModel> | undefined;
  /** Ends the load of a server's model that nobody wants any more: it may not answer for long. */
  let abandon = new AbortController();

  function set(next: ModelStatus) {
    status = next;
    emit('models.status', next);
  }

  async function configuredPath(): Promise<string> {
    const settings = server?.();
    if (settings?.enabled) return serverPath(settings);
    return findModel({ configured: configured(), folders });
  }

  async function loadNow(
    signal: AbortSignal,
    path?: string,
    before?: string,
  ): Promise<LoadedModel> {
    let file = path;
    try {
      file ??= await configuredPath();
      const loaded = file;
      set({ state: 'loading', path: loaded, progress: 0 });
      const model = await engine.load(loaded, loadOptions, {
        onProgress: (progress) => {
          set({ state: 'loading', path: loaded, progress });
        },
        ...(isServerPath(loaded) && { signal }),
      });
      set({ state: 'ready', model });
      return model;
    } catch (error) {
      const failure = toAppError(error);
      const isServer = isServerPath(file ?? '');
      if (isServer && signal.aborted) throw failure;
      if (!isServer && before !== undefined && before !== path) {
        emit('app.notice', failure.toData());
        return loadNow(signal, before);
      }
      set({ state: 'failed', error: failure.toData() });
      throw failure;
    }
  }

  /** What may go on being used: a server only while the settings say so. */
  function inUse(): string | undefined {
    if (status.state !== 'ready') return undefined;
    const { path, server: origin } = status.model;
    if (origin === undefined) return path;
    const settings = server?.();
    return settings?.enabled && serverPath(settings) === path ? path : undefined;
  }

  function start(path?: string): Promise<LoadedModel> {
    abandon.abort();
    abandon = new AbortController();
    const { signal } = abandon;
    const after = loading?.catch(() => undefined) ?? Promise.resolve();
    const mine = after.then(() => {
      return loadNow(signal, path, inUse());
    });
    loading = mine;
    return mine;
  }

  return {
    status: () => status,
    async ready() {
      if (status.state === 'failed') loading = start();
      for (;;) {
        const mine = (loading ??= start());
        try {
          return await mine;
        } catch (error) {
          // What was abandoned has another after it.
          if (mine === loading) throw error;
        }
      }
    },
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
      // Nor does it matter to a model that is on a server.
      if (status.state === 'ready' && !status.model.server) void this.load(status.model.path);
    },
  };
}
