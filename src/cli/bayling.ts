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

/** What the user sends to stop it. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
for (const signal of STOP_SIGNALS) {
  process.on(signal, () => {
    // A console of Windows tells the child as well, and `kill` would end it there and then.
    if (process.platform !== 'win32') child.kill(signal);
  });
}

child.on('error', (error) => {
  fail(`bayling: It could not be started: ${error.message}`);
});

child.on('exit', (status, signal) => {
  const stopped = STOP_SIGNALS.find((name) => {
    return name === signal || 128 + constants.signals[name] === status;
  });
  if (stopped) process.exitCode = 128 + constants.signals[stopped];
  else if (status !== null && status < 128) process.exitCode = status;
  else fail(crashLine(signal ?? `status ${status ?? '?'}`));
});

function fail(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

function crashLine(how: string): string {
  const cause =
    how === 'SIGKILL'
      ? 'It was killed, most likely because the memory ran out (SIGKILL). Choose a smaller model.'
      : `The model or a driver crashed it (${how}). Try --gpu off or another model.`;
  return `bayling: ${cause} What was printed is safe, and the history keeps it.`;
}
