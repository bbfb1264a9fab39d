import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EnginePort } from './enginePort.ts';

const entry = fileURLToPath(new URL('./engineProcess.ts', import.meta.url));

export interface ForkedEngine extends EnginePort {
  readonly pid: number | undefined;
  kill(): void;
}

/** Starts the engine in a child process of plain Node. `env` is added to its environment. */
export function forkEngine(env: NodeJS.ProcessEnv = {}): ForkedEngine {
  const child = fork(entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
    // libuv's default pool of 4 costs decoding 15–45 % on few cores.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1', ...env },
  });
  return {
    get pid() {
      return child.pid;
    },
    send(message) {
      // A process that is just ending refuses; its end is told by `onClose`.
      child.send(message as object, () => undefined);
    },
    onMessage(listener) {
      child.on('message', listener);
    },
    onClose(listener) {
      child.once('exit', listener);
    },
    kill() {
      child.kill('SIGKILL');
    },
  };
}
