import { AppError } from '#shared/errors.ts';
import { parseCommand, positiveInteger } from '../command.ts';
import { noWords } from '../usage.ts';
import { gpuKind, type TranslateOptions } from './translateOptions.ts';

export const chatHelp = `Usage: bayling chat [options]
       bayling chat --script FILE.jsonl [options]

Talks with the model, message by message. A conversation that grows too long
for the model's window goes on: the oldest messages are folded away.

While it waits
  /retry             another answer to the last message
  /save FILE         write the conversation as Markdown
  /help              show this list
  /quit              leave (or Ctrl+D); //text says /text

Script
  --script FILE      run conversations instead: a JSON object a line, whose
                     "text" is a list of messages; other fields are passed on
  --json             print one JSON object a line for each conversation: the
                     fields of the script, answers, folded, and error where a
                     message could not be answered

Answers
  --system TEXT      system text, instead of the model's own
  --temperature T    0 to 2; 0 always takes the likeliest word (default: 0.7)
  --seed N           the same answers each time
  --max-tokens N     end an answer after N tokens

Model
  --model MODEL      installed model or GGUF file (default: as for translate)
  --gpu KIND         auto, off, cuda, vulkan or metal (default: auto)

Output
  --quiet            no progress on standard error
  --no-history       keep these conversations out of the history
  -h, --help         show this

Ctrl+C stops an answer and keeps it; while nothing is answered it leaves, with
status 130.
`;

export interface ChatOptions extends Pick<
  TranslateOptions,
  'model' | 'gpu' | 'json' | 'quiet' | 'saveHistory'
> {
  script: string | undefined;
  system: string | null;
  /** Undefined is the default. */
  temperature: number | undefined;
  seed: number | null;
  maxTokens: number | undefined;
}

const MAX_TEMPERATURE = 2;
const MAX_SEED = 2 ** 31 - 1;

/** What the user asked for; `help` when that is what was asked. Error: `usage.invalid`. */
export function parseChat(args: readonly string[]): ChatOptions | 'help' {
  const { values, positionals } = parseCommand(args, {
    script: { type: 'string' },
    json: { type: 'boolean' },
    system: { type: 'string' },
    temperature: { type: 'string' },
    seed: { type: 'string' },
    'max-tokens': { type: 'string' },
    model: { type: 'string' },
    gpu: { type: 'string' },
    quiet: { type: 'boolean' },
    'no-history': { type: 'boolean' },
  });
  if (values.help) return 'help';
  noWords('chat', positionals);
  const { script, system = null, temperature, seed, model, 'max-tokens': maxTokens } = values;
  for (const [name, value] of Object.entries(values)) {
    if (value === '') throw wrong(`--${name} is empty`);
  }
  if (values.json && script === undefined) throw wrong('--json is for --script');
  return {
    ...{ script, system, model },
    gpu: gpuKind(values.gpu ?? 'auto'),
    temperature:
      temperature === undefined ? undefined : within('--temperature', temperature, MAX_TEMPERATURE),
    seed: seed === undefined ? null : Math.floor(within('--seed', seed, MAX_SEED)),
    maxTokens: maxTokens === undefined ? undefined : positiveInteger('--max-tokens', maxTokens),
    json: values.json ?? false,
    quiet: values.quiet ?? false,
    saveHistory: !values['no-history'],
  };
}

function within(option: string, value: string, most: number): number {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0 && number <= most) return number;
  throw wrong(`${option} takes a number from 0 to ${most}, not '${value}'`);
}

function wrong(problem: string): AppError {
  return new AppError('usage.invalid', { problem });
}
