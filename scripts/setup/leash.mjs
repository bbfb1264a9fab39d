// Runs a command that must not outlive set-up: node leash.mjs COMMAND [ARGUMENT…]
// Set-up holds the other end of standard input. When that closes, by a kill -9 too, the command and its children end.
import { spawn } from 'node:child_process';

const [command = '', ...args] = process.argv.slice(2);
const isWindows = process.platform === 'win32';
const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: !isWindows,
  shell: isWindows && command === 'npm',
});

// Ctrl+C ends set-up, which ends this.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.stdin.on('end', () => {
  if (child.pid !== undefined) process.kill(isWindows ? child.pid : -child.pid, 'SIGKILL');
});
process.stdin.resume();

child.on('error', (error) => {
  process.stderr.write(`error: ${error.message}\n`);
  process.exit(127);
});
child.on('close', (code) => process.exit(code ?? 1));
