import { open, stat } from 'node:fs/promises';
import { AppError, isAppError } from '#shared/errors.ts';
import { checkLlama } from './checkLlama.ts';
import { GgufDamage, GgufTruncation, NotGguf } from './gguf/damage.ts';
import type { GgufHeader } from './gguf/format.ts';
import { readHeader } from './gguf/readHeader.ts';
import { factsOf, type ModelFacts } from './modelFacts.ts';
import { joinParts } from './modelParts.ts';

/** Architectures that llama.cpp knows but that do not continue text. */
const NOT_LANGUAGE_MODELS = new Set([
  'clip',
  'bert',
  'modern-bert',
  'nomic-bert',
  'nomic-bert-moe',
  'neo-bert',
  'jina-bert-v2',
  'jina-bert-v3',
  'eurobert',
  't5encoder',
  'wavtokenizer-dec',
]);

/**
 * Reads a model file's header, or those of all its parts from the first one's path, and checks them without allocating
 * more than the files justify. Errors: `model.notFound`, `isFolder`, `unreadable`, `empty`, `notGguf`, `truncated`,
 * `damaged`, `unsupported`.
 */
export async function inspectModel(path: string): Promise<ModelFacts> {
  const first = await readFileHeader(path);
  try {
    const { header, parts } = await joinParts(path, first, readFileHeader);
    const facts = factsOf(path, header, parts);
    const { architecture } = facts;
    if (NOT_LANGUAGE_MODELS.has(architecture)) {
      throw new AppError('model.unsupported', { path, architecture });
    }
    if (header.tensors.length === 0) throw new GgufDamage('it holds no weights');
    if (architecture === 'llama') checkLlama(facts, header);
    return facts;
  } catch (error) {
    throw toModelError(error, path, first.fileBytes);
  }
}

/** The header of one file, checked in itself. Errors: those of `inspectModel` but `unsupported`. */
export async function readFileHeader(path: string): Promise<GgufHeader> {
  let actualBytes = 0;
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new AppError('model.isFolder', { path });
    // Opening a named pipe would wait for ever.
    if (!found.isFile()) {
      throw new AppError('model.unreadable', { path, reason: 'it is not a regular file' });
    }
    actualBytes = found.size;
    if (actualBytes === 0) throw new AppError('model.empty', { path });
    const file = await open(path, 'r');
    try {
      return await readHeader(file, actualBytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw toModelError(error, path, actualBytes);
  }
}

function toModelError(error: unknown, path: string, actualBytes: number): AppError {
  if (isAppError(error)) return error;
  if (error instanceof NotGguf) return new AppError('model.notGguf', { path });
  if (error instanceof GgufTruncation) {
    const { expectedBytes } = error;
    return new AppError('model.truncated', { path, expectedBytes, actualBytes });
  }
  if (error instanceof GgufDamage) {
    return new AppError('model.damaged', { path, reason: error.message });
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('model.notFound', { path });
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('model.unreadable', { path, reason }, { cause: error });
}
