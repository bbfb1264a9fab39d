import { spawn } from 'node:child_process';
import path from 'node:path';

// The size of libuv's pool is read when a process starts, and the engine's is 1 (see ARCHITECTURE.md).
spawn(process.execPath, [path.join(import.meta.dirname, 'compare.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
}).on('exit', (code) => {
  process.exitCode = code ?? 1;
});
