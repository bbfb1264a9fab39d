import type { Worker } from 'node:worker_threads';
import { AppError } from '#shared/errors.ts';
import { MAX_DOCUMENT_BYTES } from '../limits.ts';
import type { FromWorker, ReadRequest, ToWorker, WriteRequest } from './messages.ts';
import { watchBytes } from './watchBytes.ts';

export type Asked = Extract<FromWorker, { kind: 'units' | 'more' }>;
export type Ended = Exclude<FromWorker, Asked>;

export interface Conversation {
  /** Takes the units, or gives the targets, that the thread asks for. */
  onAsked: (asked: Asked) => ToWorker | Promise<ToWorker>;
  signal: AbortSignal;
  /** Milliseconds in which the thread must say something. */
  silenceMs: number;
  /** Bytes that the thread may hold beside its JavaScript objects. */
  limitBytes: number;
}

/**
 * Gives a thread a task and talks with it until that ends; null when the signal came first. After null or an error the
 * thread may be anywhere in its task. Errors: those of `onAsked`; `document.damaged` for a thread that is silent too long
 * or ends, `document.tooBig` for one that has no memory left.
 */
export function converse(
  worker: Worker,
  request: ReadRequest | WriteRequest,
  { onAsked, signal, silenceMs, limitBytes }: Conversation,
): Promise<Ended | null> {
  const { path } = request;
  const damaged = (reason: string, cause?: unknown) =>
    new AppError('document.damaged', { path, reason }, { cause });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const { promise, resolve, reject } = Promise.withResolvers<Ended | null>();

  function say(message: ToWorker): void {
    if (signal.aborted) return;
    worker.postMessage(message);
    timer = setTimeout(() => {
      reject(damaged('it takes too long to read'));
    }, silenceMs);
  }
  function onMessage(message: FromWorker): void {
    clearTimeout(timer);
    if (message.kind === 'units' || message.kind === 'more')
      Promise.resolve(message).then(onAsked).then(say).catch(reject);
    else resolve(message);
  }
  function onTooBig(): void {
    reject(new AppError('document.tooBig', { path, limitBytes: MAX_DOCUMENT_BYTES }));
  }
  function onError(error: NodeJS.ErrnoException): void {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') onTooBig();
    else reject(damaged(error.message, error));
  }
  function onExit(): void {
    reject(damaged('its reader ended'));
  }
  function onAbort(): void {
    resolve(null);
  }

  worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  signal.addEventListener('abort', onAbort);
  const unwatch = watchBytes(worker, limitBytes, onTooBig);
  say(request);
  return promise.finally(() => {
    unwatch();
    clearTimeout(timer);
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    signal.removeEventListener('abort', onAbort);
  });
}
