import type { TensorInfo } from '../gguf/format.ts';
import { ggmlTypeNamed, tensorBytes } from '../gguf/ggmlTypes.ts';
import { tryQuantization, type QuantizeJob } from './quantizeFile.ts';

/**
 * Exact bytes of each tensor that `quantizeFile` would write, by name, whatever the model's architecture: `tensors` are
 * those of the file to quantize. Error: `quantize.failed`.
 */
export async function planQuantization(
  job: QuantizeJob,
  tensors: readonly TensorInfo[],
): Promise<ReadonlyMap<string, number>> {
  const types = await tryQuantization(job);
  return new Map(
    tensors.map(({ name, shape, sizeBytes }) => {
      const type = ggmlTypeNamed(types.get(name) ?? '');
      return [name, type ? tensorBytes(shape, type) : sizeBytes];
    }),
  );
}

/** Bytes of all the tensors of a plan. */
export function totalBytes(plan: ReadonlyMap<string, number>): number {
  return [...plan.values()].reduce((sum, bytes) => sum + bytes, 0);
}
