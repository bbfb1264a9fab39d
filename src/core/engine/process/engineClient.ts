import path from 'node:path';
import { unlessAborted } from '#core/unlessAborted.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import type {
  Devices,
  Engine,
  EngineStatus,
  LoadControl,
  LoadedModel,
  LoadOptions,
} from '../engine.ts';
import { createMutex } from '../mutex.ts';
import { endWith, startProgress } from '../progress.ts';
import { connectEngine, type EngineConnection } from './engineConnection.ts';
import type { EnginePort } from './enginePort.ts';
import { createWatchdog } from './watchdog.ts';

/** A driver that does not answer for this long never will. */
const DEVICES_MS = 30_000;
const NO_GPU: Devices = { backend: null, gpus: [] };

export interface EngineClientOptions {
  /** Starts an engine process. */
  spawn: () => EnginePort;
  /** Called when it ends without having been asked to. */
  onDied?: () => void;
}

interface Wanted {
  path: string;
  options: LoadOptions;
}

/**
 * The engine in a process of its own, started when it is first needed. When that process dies, calls in flight reject
 * with `engine.died`; the next call starts another and loads the same model again.
 */
export function createEngineClient({ spawn, onDied }: EngineClientOptions): Engine {
  const loads = createMutex();
  let connection: EngineConnection | null = null;
  let wanted: Wanted | null = null;
  let status: EngineStatus = { state: 'idle' };
  /** Set once the process died of loading with a GPU, or of looking for one. */
  let gpuKills = false;

  function connected(): EngineConnection {
    if (connection?.alive) return connection;
    connection = connectEngine(
      spawn(),
      () => path.basename(wanted?.path ?? '', '.gguf'),
      () => {
        status = { state: 'idle' };
        onDied?.();
      },
    );
    return connection;
  }

  async function loadOnce({ path: file, options }: Wanted, control: LoadControl) {
    const process = connected();
    const watchdog = createWatchdog(() => {
      process.kill();
    });
    status = { state: 'loading', path: file, progress: 0 };
    try {
      const model = await process.call(
        'load',
        { path: file, options: gpuKills ? { ...options, gpu: 'off' } : options },
        {
          signal: control.signal,
          onAlive(waiting) {
            watchdog.alive();
            if (waiting) watchdog.progress();
          },
          onProgress(progress) {
            watchdog.progress();
            status = { state: 'loading', path: file, progress };
            control.onProgress?.(progress);
          },
        },
      );
      status = { state: 'ready', model };
      return model;
    } catch (error) {
      status = { state: 'idle' };
      throw error;
    } finally {
      watchdog.stop();
    }
  }

  /** A model that is refused leaves the one before it the wanted one. */
  async function load(asked: Wanted, control: LoadControl): Promise<LoadedModel> {
    const before = wanted;
    wanted = asked;
    try {
      return await loadTwice(asked, control);
    } catch (error) {
      wanted = before;
      throw error;
    }
  }

  /** A process that dies of loading is given one more try, on the CPU. */
  async function loadTwice(asked: Wanted, control: LoadControl): Promise<LoadedModel> {
    try {
      return await loadOnce(asked, control);
    } catch (error) {
      if (!isDeath(error)) throw error;
    }
    if (asked.options.gpu !== 'off') gpuKills = true;
    try {
      return await loadOnce(asked, control);
    } catch (error) {
      if (!isDeath(error)) throw error;
      throw new AppError(
        'model.damaged',
        { path: asked.path, reason: 'the engine ended while reading it' },
        { cause: error },
      );
    }
  }

  /** A process with the wanted model in it. */
  function ready(): Promise<EngineConnection> {
    return loads.run(async () => {
      if (wanted && status.state !== 'ready') await load(wanted, {});
      return connected();
    });
  }

  /** Who only looks must not cost the model in use: there the driver works, and an answer that is late is not waited for. */
  async function devices(): Promise<Devices> {
    if (gpuKills) return NO_GPU;
    const process = connected();
    const isIdle = status.state === 'idle';
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Devices>((resolve) => {
      timer = setTimeout(() => {
        if (isIdle) process.kill();
        else resolve(NO_GPU);
      }, DEVICES_MS);
    });
    try {
      return await Promise.race([process.call('devices', null), late]);
    } catch (error) {
      if (!isDeath(error)) throw error;
      gpuKills ||= isIdle;
      return NO_GPU;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    load: (file, options = {}, control = {}) =>
      loads.run(() => load({ path: file, options }, control)),
    async generate(dialog, sampling, control = {}) {
      const { signal, priority = 'interactive' } = control;
      const progress = startProgress();
      const process = await (signal ? unlessAborted(ready(), signal) : ready());
      if (!process) return endWith('stopped', progress);
      return process.call('generate', { dialog, sampling, priority }, control);
    },
    async countTokens(text) {
      return (await ready()).call('countTokens', { text });
    },
    async countPrompt(dialog) {
      return (await ready()).call('countPrompt', { dialog });
    },
    unload: () =>
      loads.run(async () => {
        wanted = null;
        if (connection?.alive) await connection.call('unload', null);
        status = { state: 'idle' };
      }),
    devices,
    status: () => status,
  };
}

function isDeath(error: unknown): boolean {
  return isAppError(error) && error.code === 'engine.died';
}
