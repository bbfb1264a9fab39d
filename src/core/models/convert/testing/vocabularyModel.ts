import { openVocabulary, type TestVocabulary } from '#core/engine/llama/testVocabulary.ts';
import { writeGguf } from '../../gguf/writeGguf.ts';
import { modelMetadata } from '../metadata.ts';
import { readConfig } from '../readConfig.ts';
import { writeLlamaFolder, type LlamaFolder } from './llamaFolder.ts';

/** llama.cpp with the vocabulary that the converter makes of a folder's tokenizer, in a file without weights. */
export async function vocabularyModel(
  folder: string,
  content: LlamaFolder,
): Promise<TestVocabulary> {
  await writeLlamaFolder(folder, content);
  const metadata = await modelMetadata(folder, await readConfig(folder), undefined, 'f16');
  const file = `${folder}.gguf`;
  await writeGguf(file, metadata, []);
  return openVocabulary(file);
}
