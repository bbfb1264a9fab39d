import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EnginePort } from '#core/engine/process/enginePort.ts';

const entry = fileURLToPath(new URL('./modelProcess.ts', import.meta.url));

export interface ForkedModelProcess extends EnginePort {
  readonly pid: number | undefined;
  kill(): void;
  /** As when this process ends. */
  disconnect(): void;
}

/** Starts a process of plain Node for one task: for the command line, benches and tests. */
export function forkModelProcess(): ForkedModelProcess {
  const child = fork(entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
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
    disconnect() {
      child.disconnect();
    },
  };
}
