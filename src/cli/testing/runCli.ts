import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../bayling.ts', import.meta.url));

export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** The folder of history and settings. */
  data: string;
  input?: string | Uint8Array;
  /** Added to the environment. */
  env?: NodeJS.ProcessEnv;
  /** Where standard output goes instead: a file descriptor. */
  stdout?: number;
  /** Called with the launcher's process when it is there. */
  onStart?: (child: ChildProcess) => Promise<void>;
  /** Called with it, and what came before, in bytes, at each piece of standard output. */
  onOutput?: (child: ChildProcess, bytesBefore: number) => void;
}

/** Runs the real command as users do, in processes of its own, and waits for its end. */
export async function runCli(args: readonly string[], options: RunOptions): Promise<Run> {
  const { data, input = '', env, stdout = 'pipe', onStart, onOutput } = options;
  const child = spawn(process.execPath, [launcher, ...args], {
    stdio: ['pipe', stdout, 'pipe'],
    env: { ...process.env, BAYLING_DATA: data, INIT_CWD: undefined, ...env },
  });
  const { stdin } = child;
  // A command that does not read its input may end before it is written.
  stdin?.on('error', () => undefined);
  stdin?.end(input);
  let bytes = 0;
  child.stdout?.on('data', (piece: Buffer) => {
    onOutput?.(child, bytes);
    bytes += piece.length;
  });
  const [output, errors] = await Promise.all([
    child.stdout ? buffer(child.stdout).catch(() => Buffer.alloc(0)) : Buffer.alloc(0),
    child.stderr ? text(child.stderr) : '',
    once(child, 'exit'),
    onStart?.(child),
  ]);
  return { status: child.exitCode, stdout: output.toString(), stderr: errors };
}

/** The process that a launcher started. Linux only. */
export function childOf(launcher: ChildProcess): number | undefined {
  const { pid = 0 } = launcher;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children === '' ? undefined : Number(children.split(' ')[0]);
}

/** A folder of this test's own, gone at its end: `using folder = temporaryFolder()`. */
export function temporaryFolder() {
  const root = mkdtempSync(path.join(tmpdir(), 'bayling-cli-'));
  return {
    root,
    file: (name: string) => path.join(root, name),
    [Symbol.dispose]() {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
