import { AppError, fromErrorData } from '#shared/errors.ts';
import type { EnginePort } from './enginePort.ts';
import type { EngineCall, EngineCalls, EngineReply, EngineRequest } from './messages.ts';

export interface CallControl {
  signal?: AbortSignal | undefined;
  onText?: ((text: string) => void) | undefined;
  onProgress?: ((progress: number) => void) | undefined;
  /** Called with every message about this call; `waiting` is true while its turn has not come. */
  onAlive?: (waiting: boolean) => void;
}

interface Pending extends CallControl {
  resolve: (output: never) => void;
  reject: (reason: unknown) => void;
  settled: () => void;
}

/** One engine process, from its start to its end. */
export interface EngineConnection {
  readonly alive: boolean;
  /** Rejects with the call's error, with the signal's reason, or with `engine.died` when the process ends. */
  call<C extends EngineCall>(
    call: C,
    input: EngineCalls[C]['input'],
    control?: CallControl,
  ): Promise<EngineCalls[C]['output']>;
  kill(): void;
}

/** `modelName` names the model in `engine.died`. */
export function connectEngine(
  port: EnginePort,
  modelName: () => string,
  onClose: () => void,
): EngineConnection {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let alive = true;

  port.onMessage((message) => {
    // Both ends are this build of this app: no check is needed.
    const reply = message as EngineReply;
    const call = pending.get(reply.id);
    if (call) handle(call, reply);
  });
  port.onClose(() => {
    if (!alive) return;
    alive = false;
    onClose();
    for (const { reject, settled } of pending.values()) {
      settled();
      reject(new AppError('engine.died', { model: modelName() }));
    }
    pending.clear();
  });

  function handle(call: Pending, reply: EngineReply): void {
    call.onAlive?.(reply.type === 'alive' && reply.waiting);
    switch (reply.type) {
      case 'text':
        call.onText?.(reply.text);
        return;
      case 'progress':
        call.onProgress?.(reply.progress);
        return;
      case 'alive':
        return;
      case 'done':
        call.resolve(reply.output as never);
        break;
      case 'aborted':
        call.reject(call.signal?.reason);
        break;
      case 'failed':
        call.reject(fromErrorData(reply.error));
        break;
    }
    call.settled();
    pending.delete(reply.id);
  }

  return {
    get alive() {
      return alive;
    },
    call<C extends EngineCall>(call: C, input: EngineCalls[C]['input'], control: CallControl = {}) {
      const id = ++lastId;
      return new Promise<EngineCalls[C]['output']>((resolve, reject) => {
        if (!alive) {
          reject(new AppError('engine.died', { model: modelName() }));
          return;
        }
        const { signal } = control;
        const abort = () => {
          port.send({ id, call: 'abort' } satisfies EngineRequest);
        };
        const settled = () => signal?.removeEventListener('abort', abort);
        pending.set(id, { ...control, resolve, reject, settled });
        port.send({ id, call, input });
        if (signal?.aborted) abort();
        else signal?.addEventListener('abort', abort, { once: true });
      });
    },
    kill() {
      port.kill?.();
    },
  };
}
