import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import type { EnginePort } from '#core/engine/process/enginePort.ts';
import { nameIfFree } from '#core/files/nameIfFree.ts';
import { writeFailure } from '#core/files/writeWhole.ts';
import { AppError, fromErrorData } from '#shared/errors.ts';
import type { TaskReply, TaskRequest } from './messages.ts';
import type { ModelWorker, TaskControl } from './modelTask.ts';
import { choosePlaces, removeLeftovers, removePlaces } from './places.ts';

/** Long work on model files, each task in a process that `spawn` starts and that ends with it. */
export function createModelWorker({ spawn }: { spawn: () => EnginePort }): ModelWorker {
  return {
    async run(task, control = {}) {
      const { to } = task;
      control.signal?.throwIfAborted();
      if (await stat(to).catch(() => null)) throw new AppError('file.exists', { path: to });
      const folder = path.dirname(path.resolve(to));
      await removeLeftovers(folder);
      const places = choosePlaces(folder);
      try {
        await runIn(spawn(), { task, places }, control);
        control.signal?.throwIfAborted();
        await keep(places.result);
        if (!(await nameIfFree(places.result, to))) throw new AppError('file.exists', { path: to });
      } finally {
        await removePlaces(places);
      }
    },
  };
}

/** Nothing has the name of a model whose bytes a power cut could still take. Error: `file.unwritable`, `disk.full`. */
async function keep(file: string): Promise<void> {
  try {
    const handle = await open(file, 'r+');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    throw writeFailure(error, file);
  }
}

/** One process, from its start to its end: only then its files can be removed everywhere. */
async function runIn(
  port: EnginePort,
  request: TaskRequest,
  { onProgress, signal }: TaskControl,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const { task } = request;
    let settle = () => {
      reject(new AppError('worker.died', { path: task.from }));
    };
    const end = (how: () => void) => {
      settle = how;
      port.kill?.();
    };
    const abort = () => {
      end(() => {
        reject(signal?.reason as Error);
      });
    };
    port.onMessage((message) => {
      // Both ends are this build of this app: no check is needed.
      const reply = message as TaskReply;
      if (reply.type === 'progress') onProgress?.(reply.progress);
      else if (reply.type === 'done') end(resolve);
      else {
        end(() => {
          reject(fromErrorData(reply.error));
        });
      }
    });
    port.onClose(() => {
      signal?.removeEventListener('abort', abort);
      settle();
    });
    port.send(request);
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}
