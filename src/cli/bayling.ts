import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/**
 * Starts the command line in a process of its own: libuv's thread pool must be set before Node starts (with its
 * default of 4 threads decoding loses 15–45 % on few cores), and a native library that aborts then still leaves
 * somebody to say so.
 */
const main = fileURLToPath(new URL('main.ts', import.meta.url));
const child = spawn(process.execPath, [...process.execArgv, main, ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? '1' },
});

/** The statuses with which the command line itself answers these signals. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const signalStatuses = new Set(SIGNALS.map((signal) => 128 + constants.signals[signal]));

for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));

child.on('error', (error) => {
  fail(`bayling could not be started: ${error.message}`);
});

child.on('exit', (status, signal) => {
  if (status !== null && (status < 128 || signalStatuses.has(status))) process.exitCode = status;
  else fail(crashLine(signal ?? `status ${status ?? '?'}`));
});

function fail(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

function crashLine(how: string): string {
  const cause =
    how === 'SIGKILL'
      ? 'it was killed, most likely because the memory ran out (SIGKILL); choose a smaller model'
      : `the model or a driver crashed it (${how}); try --gpu off or another model`;
  return `bayling: ${cause}. What was printed is safe, and the history keeps it.`;
}
