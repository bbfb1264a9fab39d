import type { LoadOptions } from '#core/engine/engine.ts';
import { parseCommand } from '../command.ts';
import { usageError } from '../usage.ts';

export const translateHelp = `Usage: bayling translate --to LANGUAGE [options] [TEXT ...]

Translates TEXT, a file, or standard input when there is no TEXT or it is '-'.

Languages
  --to LANGUAGE      language to translate into: a code (de, zh-Hant) or a name
                     (German, Deutsch, 德语). See: bayling languages
  --from LANGUAGE    language of the text (default: auto, told from the text)

Text
  --file IN          translate this UTF-8 text file
  --out OUT          write the translation to this file instead of standard
                     output; it appears whole or not at all, and what there is
                     of a stopped translation goes to OUT.part
  --force            let --out replace a file

Model
  --model PATH       GGUF file to use (default: the one chosen in the app, else
                     one in your model folder, else the starter model)
  --gpu KIND         auto, off, cuda, vulkan or metal (default: auto)

Output
  --json             print one JSON object when done: source, target, from, to,
                     model, state, tokensPerSecond, segments
  --quiet            no progress on standard error
  --no-history       keep this translation out of the history
  -h, --help         show this

Ctrl+C stops, keeps and prints what there is, and ends with status 130.
Exit status: 0 done, 1 failed, 2 wrong usage.
`;

const GPU_KINDS = ['auto', 'off', 'cuda', 'vulkan', 'metal'] as const;
type Gpu = NonNullable<LoadOptions['gpu']>;

export interface TranslateOptions {
  to: string;
  from: string;
  words: readonly string[];
  file: string | undefined;
  out: string | undefined;
  force: boolean;
  model: string | undefined;
  gpu: Gpu;
  json: boolean;
  quiet: boolean;
  saveHistory: boolean;
}

/** What the user asked for; `help` when that is what was asked. Error: `usage.invalid`. */
export function parseTranslate(args: readonly string[]): TranslateOptions | 'help' {
  const { values, positionals: words } = parseCommand(args, {
    to: { type: 'string' },
    from: { type: 'string' },
    file: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    model: { type: 'string' },
    gpu: { type: 'string' },
    json: { type: 'boolean' },
    quiet: { type: 'boolean' },
    'no-history': { type: 'boolean' },
  });
  if (values.help) return 'help';
  const { to, from = 'auto', file, out, model } = values;
  for (const [name, value] of Object.entries(values)) {
    if (value === '') throw usageError(`--${name} is empty`);
  }
  if (to === undefined) throw usageError('translate needs --to LANGUAGE');
  if (file !== undefined && words.length > 0) throw usageError('Give words or --file, not both');
  if (values.force && out === undefined) throw usageError('--force is for --out');
  return {
    ...{ to, from, words, file, out, model },
    gpu: gpuKind(values.gpu ?? 'auto'),
    force: values.force ?? false,
    json: values.json ?? false,
    quiet: values.quiet ?? false,
    saveHistory: !values['no-history'],
  };
}

/** What `--gpu` takes. Error: `usage.invalid`. */
export function gpuKind(value: string): Gpu {
  const kind = GPU_KINDS.find((known) => known === value);
  if (kind) return kind;
  throw usageError(`--gpu takes ${GPU_KINDS.join(', ')}, not '${value}'`);
}
