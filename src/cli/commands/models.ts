import { convertModel } from '#core/models/convert/convertModel.ts';
import { WEIGHT_TYPES, type WeightType } from '#core/models/convert/encodings.ts';
import { DONE, parseCommand, type Command } from '../command.ts';
import { INTERRUPTED, watchInterrupts } from '../interrupt.ts';
import { print } from '../output.ts';
import { createProgress } from '../progress.ts';
import { openTarget } from '../targetFile.ts';
import { noWords, usageError } from '../usage.ts';

const help = `Usage: bayling models convert --from FOLDER --out FILE.gguf [options]

Makes a GGUF file of a LLaMA model as it is published for Hugging Face: a
folder with config.json, model.safetensors and tokenizer.model.

  --from FOLDER   the folder
  --out FILE      the file to write; it appears whole or not at all
  --type TYPE     f16 (default): 16 bits a weight; or q8_0: 8.5, half the size
                  and nearly as good
  --force         let --out replace a file
  --quiet         no progress on standard error
  -h, --help      show this
`;

interface ConvertOptions {
  from: string;
  out: string;
  type: WeightType;
  force: boolean;
  quiet: boolean;
}

export const modelsCommand: Command = {
  name: 'models',
  summary: 'convert a published model to a GGUF file',
  help,
  async run(args) {
    const options = parse(args);
    if (options !== 'help') return convert(options);
    await print(help);
    return DONE;
  },
};

function parse(args: readonly string[]): ConvertOptions | 'help' {
  const { values, positionals } = parseCommand(args, {
    from: { type: 'string' },
    out: { type: 'string' },
    type: { type: 'string' },
    force: { type: 'boolean' },
    quiet: { type: 'boolean' },
  });
  if (values.help) return 'help';
  const [action, ...words] = positionals;
  if (action === undefined) throw usageError('Say what to do: models convert');
  if (action !== 'convert') throw usageError(`models knows convert, not '${action}'`);
  noWords('models convert', words);
  const { from = '', out = '', type = 'f16', force = false, quiet = false } = values;
  if (from === '') throw usageError('models convert needs --from FOLDER');
  if (out === '') throw usageError('models convert needs --out FILE');
  return { from, out, type: weightType(type), force, quiet };
}

function weightType(value: string): WeightType {
  const type = WEIGHT_TYPES.find((known) => known === value);
  if (type) return type;
  throw usageError(`--type takes ${WEIGHT_TYPES.join(' or ')}, not '${value}'`);
}

async function convert({ from, out, type, force, quiet }: ConvertOptions): Promise<number> {
  const target = await openTarget(out, { source: undefined, force });
  const progress = createProgress({ quiet });
  const interrupt = watchInterrupts();
  const abort = new AbortController();
  interrupt.onStop(() => {
    abort.abort();
  });
  const onProgress = (done: number) => {
    progress.show(`Converting ${Math.floor(done * 100)} %`);
  };
  try {
    await target.fill((to) => convertModel({ from, to, type, onProgress, signal: abort.signal }));
    progress.note(`Written to ${out}`);
    return DONE;
  } catch (error) {
    if (abort.signal.aborted) return INTERRUPTED;
    throw error;
  } finally {
    progress.clear();
    interrupt.end();
  }
}
