import { stat } from 'node:fs/promises';
import { readConfig } from '#core/models/convert/readConfig.ts';
import { neededBytes } from '#core/engine/memoryPlan.ts';
import { ggmlType } from '#core/models/gguf/ggmlTypes.ts';
import type { GgufHeader, MetadataValue } from '#core/models/gguf/format.ts';
import { inspectModel, readFileHeader } from '#core/models/inspectModel.ts';
import { llamaShape, shapeOf, type ModelShape } from '#core/models/machine/modelShape.ts';
import { quantizedBytes } from '#core/models/quantize/quantizedBytes.ts';
import { templateOf } from '#core/models/library/readModel.ts';
import { QUANTIZATIONS } from '#shared/quantizations.ts';
import { DONE, parseCommand } from '../../command.ts';
import { print } from '../../output.ts';
import { usageError } from '../../usage.ts';
import { inspectionText } from './inspectionText.ts';

const WINDOWS = [512, 1024, 2048, 4096, 8192, 16_384, 32_768];

/** What a model file or folder says of itself. Sizes in bytes. */
export interface Inspection {
  path: string;
  /** Facts by their names. */
  facts: Record<string, string | number>;
  /** Bytes of memory by the window in tokens; of a folder, in Q4_K_M. */
  memory: { contextSize: number; bytes: number }[];
  /** Of a file. */
  tensors?: { type: string; count: number; bytes: number }[];
  metadata?: Record<string, unknown>;
  /** Of a folder: bytes of the file that comes of it, by its type. */
  files?: { type: string; bytes: number }[];
}

/** Shows what a model is, without loading it. */
export async function inspectPath(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, { json: { type: 'boolean' } });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw usageError('models inspect needs one FILE or FOLDER');
  }
  const found = await stat(path).catch(() => null);
  const inspection = found?.isDirectory() ? await inspectFolder(path) : await inspectFile(path);
  await print(values.json ? JSON.stringify(inspection, null, 2) : inspectionText(inspection));
  return DONE;
}

async function inspectFile(path: string): Promise<Inspection> {
  const model = await inspectModel(path);
  const headers: GgufHeader[] = [];
  for (const part of model.parts) headers.push(await readFileHeader(part));
  const { architecture, quantization, parameters, contextLength, layers, licence } = model;
  const { vocabulary, sourceUrl, declaredName, languages, fileBytes } = model;
  return {
    path,
    facts: {
      ...(declaredName !== undefined && { name: declaredName }),
      architecture,
      ...(quantization !== undefined && { quantization }),
      ...{ parameters, contextLength, layers, fileBytes },
      tokenizer: vocabulary.tokenizer,
      vocabularySize: vocabulary.tokens.length,
      template: templateOf(model),
      chatTemplate: model.chatTemplate === undefined ? 'none' : 'its own',
      ...(languages && { languages: languages.join(' ') }),
      ...(licence !== undefined && { licence }),
      ...(sourceUrl !== undefined && { source: sourceUrl }),
    },
    memory: memoryAt(shapeOf(model)),
    tensors: tensorsByType(headers),
    metadata: metadataOf(headers[0]),
  };
}

async function inspectFolder(path: string): Promise<Inspection> {
  const { tiedEmbeddings: tied, ...config } = await readConfig(path);
  const whole = { ...config, tied };
  const { layers, embeddingLength, feedForwardLength, heads, kvHeads } = config;
  const { vocabularySize, contextLength } = config;
  const sizes = { layers, embeddingLength, feedForwardLength, heads, kvHeads, vocabularySize };
  const weightBytes = quantizedBytes(whole, 'q4_k_m');
  return {
    path,
    facts: { architecture: 'llama', ...sizes, contextLength },
    memory: memoryAt(llamaShape({ ...sizes, contextLength, weightBytes })),
    files: QUANTIZATIONS.map((type) => ({ type, bytes: quantizedBytes(whole, type) })),
  };
}

function memoryAt(shape: ModelShape): Inspection['memory'] {
  const smaller = WINDOWS.filter((window) => window < shape.contextLength);
  const largest = Math.min(shape.contextLength, WINDOWS.at(-1) ?? 0);
  return [...new Set([...smaller, largest])].map((contextSize) => ({
    contextSize,
    bytes: neededBytes(shape, contextSize),
  }));
}

function tensorsByType(headers: readonly GgufHeader[]) {
  const found = new Map<string, { type: string; count: number; bytes: number }>();
  for (const { type: code, sizeBytes } of headers.flatMap(({ tensors }) => tensors)) {
    const type = ggmlType(code)?.name ?? String(code);
    const { count, bytes } = found.get(type) ?? { count: 0, bytes: 0 };
    found.set(type, { type, count: count + 1, bytes: bytes + sizeBytes });
  }
  return [...found.values()].sort((a, b) => b.bytes - a.bytes);
}

/** Of arrays, which have a hundred thousand items, only how many there are. */
function metadataOf(header: GgufHeader | undefined): Record<string, unknown> {
  const shown = (value: MetadataValue) => {
    if (value.type === 'array') return { items: value.items.length };
    return typeof value.value === 'bigint' ? Number(value.value) : value.value;
  };
  return Object.fromEntries(
    [...(header?.metadata ?? [])].map(([key, value]) => [key, shown(value)]),
  );
}
