import { stat } from 'node:fs/promises';
import { AppError } from '#shared/errors.ts';
import { parseCommand } from '../../command.ts';
import { noWords, usageError } from '../../usage.ts';
import { quantizationOf, runModelTask } from './runModelTask.ts';

/** Makes a smaller GGUF file of one in 16 bits. */
export async function quantizeModel(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    from: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    type: { type: 'string', default: '' },
    force: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  });
  noWords('models quantize', positionals);
  const { from, out, type } = values;
  if (from === '') throw usageError('models quantize needs --from FILE');
  if (out === '') throw usageError('models quantize needs --out FILE');
  if (type === '') throw usageError('models quantize needs --type TYPE');
  const quantization = quantizationOf(type);
  if (!(await stat(from).catch(() => null))) throw new AppError('model.notFound', { path: from });
  return runModelTask((to) => ({ kind: 'quantize', from, to, quantization }), values);
}
