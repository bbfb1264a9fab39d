import { parseCommand, positiveInteger } from '../command.ts';
import { noWords, usageError } from '../usage.ts';
import { gpuKind, type TranslateOptions } from './translateOptions.ts';

export const evalHelp = `Usage: bayling eval --set FILE --from LANGUAGE --to LANGUAGE [options]

Translates a set of sentences with human translations, and says how near the
model comes: BLEU and chrF as sacreBLEU computes them, the share of required
words, and of tags, placeholders, addresses and numbers kept.

Set
  --set FILE         tab-separated columns under a header of language codes
                     (zh, en, zh_Hans); other columns are left out, but one
                     named terms or constraint holds required words, with |
                     between them. Or FILE.jsonl: an object a line with src,
                     tgt, and constraint, a list of required words
  --from LANGUAGE    column to translate (in FILE.jsonl: the language of src)
  --to LANGUAGE      column with the human translations (of tgt)
  --required-words   the rows that ask for words only
  --limit N          the first N rows only

Output guard
  --no-retry         keep the first answer, whatever is wrong with it
  --no-guard         neither check nor clean what the model says, nor try again

Model
  --model MODEL      installed model or GGUF file (default: as for translate)
  --gpu KIND         auto, off, cuda, vulkan or metal (default: auto)

Output
  --out OUT          write the translations to this file, one a line; it
                     appears whole or not at all, and what there is of a
                     stopped evaluation goes to OUT.part
  --force            let --out replace a file
  --json             print one JSON object: model, set, from, to, state, rows,
                     bleu, chrf, requiredWords, kept, truncated, retries,
                     tokensPerSecond, totalMs, hypotheses
  --quiet            no progress on standard error
  -h, --help         show this

Nothing goes into the history. Ctrl+C stops, scores what there is, and ends
with status 130.
`;

export interface EvalOptions extends Pick<
  TranslateOptions,
  'from' | 'to' | 'out' | 'force' | 'model' | 'gpu' | 'json' | 'quiet'
> {
  set: string;
  requiredWords: boolean;
  guard: 'on' | 'once' | 'off';
  limit: number | undefined;
}

/** What the user asked for; `help` when that is what was asked. Error: `usage.invalid`. */
export function parseEval(args: readonly string[]): EvalOptions | 'help' {
  const { values, positionals } = parseCommand(args, {
    set: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    'required-words': { type: 'boolean' },
    limit: { type: 'string' },
    'no-retry': { type: 'boolean' },
    'no-guard': { type: 'boolean' },
    model: { type: 'string' },
    gpu: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    json: { type: 'boolean' },
    quiet: { type: 'boolean' },
  });
  if (values.help) return 'help';
  noWords('eval', positionals);
  for (const [name, value] of Object.entries(values)) {
    if (value === '') throw usageError(`--${name} is empty`);
  }
  const { set, from, to, limit, out, model } = values;
  if (set === undefined) throw usageError('eval needs --set FILE');
  if (from === undefined) throw usageError('eval needs --from LANGUAGE');
  if (to === undefined) throw usageError('eval needs --to LANGUAGE');
  if (values.force && out === undefined) throw usageError('--force is for --out');
  return {
    ...{ set, from, to, out, model },
    requiredWords: values['required-words'] ?? false,
    guard: values['no-guard'] ? 'off' : values['no-retry'] ? 'once' : 'on',
    limit: limit === undefined ? undefined : positiveInteger('--limit', limit),
    gpu: gpuKind(values.gpu ?? 'auto'),
    force: values.force ?? false,
    json: values.json ?? false,
    quiet: values.quiet ?? false,
  };
}
