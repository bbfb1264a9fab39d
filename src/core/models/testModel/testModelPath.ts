import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeTestModel, type TestModelOptions } from './writeTestModel.ts';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** The vocabularies that the set-up takes out of node-llama-cpp: `spm` is LLaMA's, `bpe` Llama 3's. */
export type VocabularyKind = 'spm' | 'bpe';

export function vocabularyPath(kind: VocabularyKind): string {
  return path.join(repository, '.setup', 'vocab', `ggml-vocab-llama-${kind}.gguf`);
}

/**
 * The path of a small random-weight model for tests, written on first use. Test workers may ask at the same time:
 * each writes its own file and renames it into place, with the same bytes.
 */
export async function testModelPath(
  options: Pick<TestModelOptions, 'seed' | 'contextLength' | 'layers'> & {
    /** `spm`, of the BayLings whose template is v1, unless told otherwise; with `bpe` the template is v3. */
    vocabulary?: VocabularyKind;
  } = {},
): Promise<string> {
  const { seed = 1, contextLength = 2048, layers = 2, vocabulary = 'spm' } = options;
  const version = vocabulary === 'spm' ? 'v1' : 'v3';
  const name = `test-${version}-s${seed}-c${contextLength}-l${layers}.gguf`;
  const target = path.join(repository, '.setup', 'models', name);
  if (existsSync(target)) return target;
  await mkdir(path.dirname(target), { recursive: true });
  const mine = `${target}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  try {
    await writeTestModel(mine, {
      ...{ seed, contextLength, layers },
      vocabulary: vocabularyPath(vocabulary),
    });
    await rename(mine, target);
  } finally {
    await rm(mine, { force: true });
  }
  return target;
}
