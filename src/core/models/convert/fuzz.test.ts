import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { FuzzReport } from './testing/fuzz/fuzzReaders.ts';

const SCRIPT = fileURLToPath(new URL('./testing/fuzz/fuzzReaders.ts', import.meta.url));
/** A case takes a millisecond; nothing but a hang takes so long on any machine. */
const SILENCE_MS = 60_000;
const LIMIT_MS = 5000;
const LIMIT_BYTES = 200 * 2 ** 20;

/** Runs the script in a process of its own, which may crash or hang, and ends it where it does. */
async function fuzz(root: string): Promise<FuzzReport> {
  const child = spawn(process.execPath, [SCRIPT, root], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(`exit ${code ?? signal}`);
    });
  });
  let last = 'the beginning';
  const kill = () => child.kill('SIGKILL');
  let watchdog = setTimeout(kill, SILENCE_MS);
  for await (const line of createInterface(child.stdout)) {
    clearTimeout(watchdog);
    watchdog = setTimeout(kill, SILENCE_MS);
    last = line;
  }
  clearTimeout(watchdog);
  const how = await ended;
  if (how !== 'exit 0') throw new Error(`${how} at ${last}`);
  return JSON.parse(last) as FuzzReport;
}

it('20,000 damaged files are read or refused: none crashes a reader, hangs it or takes memory', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'fuzz-'));
  try {
    const report = await fuzz(root);
    expect(report).toMatchObject({ cases: 20_000, failures: [] });
    // Otherwise what is tried is either harmless or all the same.
    expect(report.refused).toBeGreaterThan(10_000);
    expect(report.accepted).toBeGreaterThan(100);
    expect(report.longestMs).toBeLessThan(LIMIT_MS);
    expect(report.grownBytes).toBeLessThan(LIMIT_BYTES);
  } finally {
    await rm(root, { recursive: true });
  }
}, 600_000);
