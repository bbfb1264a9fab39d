import { spawn } from 'node:child_process';

/** Runs `script` with this program's arguments and libuv's pool of 1, the engine process's (see ARCHITECTURE.md). */
export function runWithSmallPool(script: string): void {
  // The size of the pool is read when a process starts.
  spawn(process.execPath, [script, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  }).on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
