import { stat } from 'node:fs/promises';
import { forkModelProcess } from '#core/models/worker/forkModelProcess.ts';
import type { ModelTask, TaskProgress } from '#core/models/worker/modelTask.ts';
import { createModelWorker } from '#core/models/worker/modelWorker.ts';
import { AppError } from '#shared/errors.ts';
import { QUANTIZATIONS, type Quantization } from '#shared/quantizations.ts';
import { DONE } from '../../command.ts';
import { bar, percent } from '../../figures.ts';
import { INTERRUPTED, watchInterrupts } from '../../interrupt.ts';
import { print } from '../../output.ts';
import { createProgress } from '../../progress.ts';
import { openTarget } from '../../targetFile.ts';
import { usageError } from '../../usage.ts';

export interface TaskOptions {
  /** A file it replaces only with `force`. */
  out: string;
  force: boolean;
  json: boolean;
  quiet: boolean;
}

const STEPS: Record<TaskProgress['step'], string> = {
  converting: 'Converting',
  quantizing: 'Quantizing',
};

/** Makes a model file in a process of its own. Ctrl+C ends that and leaves nothing. */
export async function runModelTask(
  taskTo: (to: string) => ModelTask,
  { out, force, json, quiet }: TaskOptions,
): Promise<number> {
  const target = await openTarget(out, { source: undefined, force });
  await refuseDevice(out);
  const worker = createModelWorker({ spawn: forkModelProcess });
  const progress = createProgress({ quiet });
  const interrupt = watchInterrupts();
  const abort = new AbortController();
  interrupt.onStop(() => {
    abort.abort();
  });
  const onProgress = ({ step, progress: share }: TaskProgress) => {
    progress.show(`${STEPS[step]} ${bar(share)} ${percent(share)}`);
  };
  try {
    const run = (to: string) => worker.run(taskTo(to), { onProgress, signal: abort.signal });
    // The worker replaces nothing.
    if (force) await target.fill(run);
    else await run(out);
    if (json) await print(JSON.stringify({ path: out, bytes: (await stat(out)).size }, null, 2));
    else progress.note(`Written to ${out}`);
    return DONE;
  } catch (error) {
    if (abort.signal.aborted) return INTERRUPTED;
    throw error;
  } finally {
    progress.clear();
    interrupt.end();
  }
}

/** A model is not written from its beginning to its end. */
async function refuseDevice(out: string): Promise<void> {
  const found = await stat(out).catch(() => null);
  if (!found || found.isFile()) return;
  throw new AppError('file.unwritable', { path: out, reason: 'it is no ordinary file' });
}

/** What `--type` takes. Error: `usage.invalid`. */
export function quantizationOf(value: string): Quantization {
  const type = QUANTIZATIONS.find((known) => known === value.toLowerCase());
  if (type) return type;
  throw usageError(`--type takes ${QUANTIZATIONS.join(', ')}, not '${value}'`);
}
