import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('./otherProcessMain.ts', import.meta.url));

export interface OtherProcess {
  /** The lines it has written so far. */
  lines: string[];
  /** Waits for its next line. */
  line(): Promise<string>;
  /** Ends it as `kill -9` does, and waits until it is gone. */
  kill(): Promise<void>;
  /** Waits until it ends by itself; its exit status. */
  ended(): Promise<number | null>;
}

/** Another process on the same history file, doing `task` of otherProcessMain.ts. */
export function startProcess(task: string, ...args: string[]): OtherProcess {
  const child: ChildProcess = spawn(process.execPath, [program, task, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const { stdout } = child;
  if (!stdout) throw new Error('no standard output');
  const lines: string[] = [];
  const reader = createInterface(stdout);
  reader.on('line', (line) => {
    lines.push(line);
  });
  const closed = once(child, 'close');

  return {
    lines,
    async line() {
      await Promise.race([once(reader, 'line'), closed]);
      return lines.at(-1) ?? '';
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
    async ended() {
      await closed;
      return child.exitCode;
    },
  };
}
