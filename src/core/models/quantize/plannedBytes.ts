import type { TensorInfo } from '../gguf/format.ts';
import { ggmlTypeNamed, tensorBytes } from '../gguf/ggmlTypes.ts';
import { planQuantization, type QuantizeJob } from './quantizeFile.ts';

/**
 * Exact bytes of the tensors that `quantizeFile` would write, whatever the model's architecture: `tensors` are those of
 * the file to quantize. Error: `quantize.failed`.
 */
export async function plannedBytes(
  job: QuantizeJob,
  tensors: readonly TensorInfo[],
): Promise<number> {
  const types = await planQuantization(job);
  return tensors.reduce((sum, { name, shape, sizeBytes }) => {
    const type = ggmlTypeNamed(types.get(name) ?? '');
    return sum + (type ? tensorBytes(shape, type) : sizeBytes);
  }, 0);
}
