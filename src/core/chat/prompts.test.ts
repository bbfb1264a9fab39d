import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '#core/engine/engine.ts';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { openTestVocabulary, type TestVocabulary } from '#core/engine/llama/testVocabulary.ts';
import { createConversationStore } from '#core/history/conversationStore.ts';
import { openMemoryDatabase } from '#core/history/database.ts';
import { createModelService } from '#core/models/modelService.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { promptTokens } from '#core/prompt/promptTokens.ts';
import { renderPrompt } from '#core/prompt/renderPrompt.ts';
import { createConversations } from './conversations.ts';

const SYSTEM =
  'I am an intelligent language assistant developed by the NLP Group of ICT/CAS.\nBelow is a dialog consisting of instructions and responses. Write a response that completes the request.\n\n';

let vocabulary: TestVocabulary;
const llama = createLlamaEngine();
beforeAll(async () => {
  vocabulary = await openTestVocabulary('spm');
});
afterAll(async () => {
  await llama.unload();
  await vocabulary.dispose();
});

it("each turn's prompt is BayLing's template token for token, with the answers as they were generated", async () => {
  const { model, tokenizer } = vocabulary;
  const path = await testModelPath();
  const prompts: number[][] = [];
  const answers: (readonly number[])[] = [];
  const engine: Engine = {
    ...llama,
    async generate(dialog, sampling, control) {
      prompts.push(promptTokens(renderPrompt('bayling-v1', dialog, null), tokenizer));
      const generation = await llama.generate(dialog, sampling, control);
      answers.push(generation.tokenIds ?? []);
      return generation;
    },
  };
  const database = openMemoryDatabase();
  const store = createConversationStore(database);
  const models = createModelService({
    ...{ engine, emit: () => undefined, folders: [], configured: () => path },
    loadOptions: { gpu: 'off' },
  });
  const onSaveFailed = (error: Error) => {
    throw error;
  };
  const chat = createConversations({ engine, models, storeOf: () => store, onSaveFailed });

  const { id } = chat.create();
  const turns = ['我该如何提高我的时间管理技能？', 'Recommend books.\n\n- two', ' </s>谢谢 '];
  const encode = (text: string) => model.tokenize(text, false) as number[];
  const expected = [1, ...encode(`${SYSTEM}### Instruction:\n${turns[0] ?? ''}\n### Response:\n`)];
  for (const [at, text] of turns.entries()) {
    await chat.send(id, text, { maxTokens: 16 });
    expect(prompts[at]).toEqual(expected);
    const next = `\n### Instruction:\n${turns[at + 1] ?? ''}\n### Response:\n`;
    expected.push(...(answers[at] ?? []), 2, ...encode(next));
  }
  database.close();
});
