import { open } from 'node:fs/promises';
import type { LlamaModel } from 'node-llama-cpp';
import { readHeader } from '#core/models/gguf/readHeader.ts';
import { factsOf, type ModelFacts } from '#core/models/modelFacts.ts';
import { type VocabularyKind, vocabularyPath } from '#core/models/testModel/testModelPath.ts';
import type { Tokenizer } from '#core/prompt/promptTokens.ts';
import { createBackends } from './backend.ts';
import { createTokenizer } from './tokenizer.ts';

/** For tests: a real vocabulary without weights. `spm` is that of LLaMA 1 and 2, `bpe` that of Llama 3. */
export interface TestVocabulary {
  facts: ModelFacts;
  model: LlamaModel;
  tokenizer: Tokenizer;
  dispose(): Promise<void>;
}

export function openTestVocabulary(kind: VocabularyKind): Promise<TestVocabulary> {
  return openVocabulary(vocabularyPath(kind));
}

/** The vocabulary in a GGUF file. */
export async function openVocabulary(path: string): Promise<TestVocabulary> {
  const file = await open(path, 'r');
  const header = await readHeader(file, (await file.stat()).size);
  await file.close();
  const facts = factsOf(path, header);
  const backends = createBackends();
  const { llama } = await backends.get('off');
  const model = await llama.loadModel({ modelPath: path, vocabOnly: true });
  return {
    facts,
    model,
    tokenizer: createTokenizer(model, facts.controlTokens),
    async dispose() {
      await model.dispose();
      await backends.dispose();
    },
  };
}
