import type { LoadOptions } from '#core/engine/engine.ts';
import { parseCommand } from '../command.ts';
import { usageError } from '../usage.ts';
import { AID_OPTIONS, aidOptions, type AidOptions } from './aidOptions.ts';
import {
  DOCUMENT_OPTIONS,
  documentOptions,
  onlyForDocuments,
  type DocumentOptions,
} from './documentOptions.ts';

const GPU_KINDS = ['auto', 'off', 'cuda', 'vulkan', 'metal'] as const;
type Gpu = NonNullable<LoadOptions['gpu']>;

export interface TranslateOptions {
  to: string;
  from: string;
  words: readonly string[];
  files: readonly string[];
  recursive: boolean;
  out: string | undefined;
  force: boolean;
  model: string | undefined;
  gpu: Gpu;
  json: boolean;
  quiet: boolean;
  saveHistory: boolean;
  documents: DocumentOptions;
  aids: AidOptions;
}

/** What the user asked for; `help` when that is what was asked. Error: `usage.invalid`. */
export function parseTranslate(args: readonly string[]): TranslateOptions | 'help' {
  const { values, positionals: words } = parseCommand(args, {
    to: { type: 'string' },
    from: { type: 'string' },
    file: { type: 'string', multiple: true },
    recursive: { type: 'boolean' },
    ...DOCUMENT_OPTIONS,
    ...AID_OPTIONS,
    out: { type: 'string' },
    force: { type: 'boolean' },
    model: { type: 'string' },
    gpu: { type: 'string' },
    json: { type: 'boolean' },
    quiet: { type: 'boolean' },
    'no-history': { type: 'boolean' },
  });
  if (values.help) return 'help';
  const { to, from = 'auto', file: files = [], recursive = false, out, model } = values;
  for (const [name, value] of Object.entries(values)) {
    if ([value].flat().includes('')) throw usageError(`--${name} is empty`);
  }
  if (to === undefined) throw usageError('translate needs --to LANGUAGE');
  if (recursive && files.length + words.length === 0)
    throw usageError('--recursive needs a folder');
  if (!recursive && files.length > 0 && words.length > 0)
    throw usageError('Give words or --file, not both');
  if (values.force && out === undefined) throw usageError('--force is for --out');
  const documents = documentOptions(values);
  const [only] = onlyForDocuments(documents);
  if (only !== undefined && !recursive && files.length === 0)
    throw usageError(`${only} is for --file`);
  return {
    ...{ to, from, out, model, recursive, documents, aids: aidOptions(values) },
    ...(recursive ? { files: [...files, ...words], words: [] } : { files, words }),
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
