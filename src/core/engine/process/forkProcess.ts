import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EnginePort } from './enginePort.ts';

export interface ForkedProcess extends EnginePort {
  readonly pid: number | undefined;
  kill(): void;
  /** As when this process ends. */
  disconnect(): void;
}

/** Starts a module in a child process of plain Node that says nothing but over its port. `env` is added to its own. */
export function forkProcess(entry: URL, env: NodeJS.ProcessEnv = {}): ForkedProcess {
  const child = fork(fileURLToPath(entry), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
    env: { ...process.env, ...env },
  });
  // Where the system has no process left to give, that is all that is told; nobody listening would end this one.
  const failed = new Promise<void>((resolve) => {
    child.on('error', () => {
      if (child.pid === undefined) resolve();
    });
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
      void failed.then(listener);
    },
    kill() {
      child.kill('SIGKILL');
    },
    disconnect() {
      child.disconnect();
    },
  };
}
