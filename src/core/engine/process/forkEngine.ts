import { type ForkedProcess, forkProcess } from './forkProcess.ts';

const entry = new URL('./engineProcess.ts', import.meta.url);

/** Starts the engine in a child process of plain Node. `env` is added to its environment. */
export function forkEngine(env: NodeJS.ProcessEnv = {}): ForkedProcess {
  // libuv's default pool of 4 costs decoding 15–45 % on few cores.
  return forkProcess(entry, { UV_THREADPOOL_SIZE: '1', ...env });
}
