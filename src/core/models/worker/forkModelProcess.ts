import { type ForkedProcess, forkProcess } from '#core/engine/process/forkProcess.ts';

const entry = new URL('./modelProcess.ts', import.meta.url);

/** Starts a process of plain Node for one task: for the command line, benches and tests. */
export function forkModelProcess(): ForkedProcess {
  return forkProcess(entry);
}
