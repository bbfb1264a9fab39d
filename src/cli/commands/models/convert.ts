import type { ModelAbout } from '#core/models/worker/modelTask.ts';
import { parseCommand } from '../../command.ts';
import { noWords, usageError } from '../../usage.ts';
import { quantizationOf, runModelTask } from './runModelTask.ts';

const TEMPLATES: Record<string, NonNullable<ModelAbout['template']>> = {
  v1: 'bayling-v1',
  v3: 'bayling-v3',
};

/** Makes a GGUF file of a model as it is published for Hugging Face. */
export async function convertPublished(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    from: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    type: { type: 'string', default: 'f16' },
    base: { type: 'string' },
    template: { type: 'string' },
    force: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  });
  noWords('models convert', positionals);
  const { from, base, template } = values;
  if (from === '') throw usageError('models convert needs --from FOLDER');
  if (values.out === '') throw usageError('models convert needs --out FILE');
  const quantization = quantizationOf(values.type);
  const about = template === undefined ? undefined : { template: templateOf(template) };
  return runModelTask(
    (to) => ({
      kind: 'convert',
      ...{ from, to, quantization },
      ...(base !== undefined && { base }),
      ...(about && { about }),
    }),
    values,
  );
}

function templateOf(value: string): NonNullable<ModelAbout['template']> {
  const template = TEMPLATES[value];
  if (template) return template;
  throw usageError(`--template takes ${Object.keys(TEMPLATES).join(' or ')}, not '${value}'`);
}
