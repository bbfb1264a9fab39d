import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '#core/engine/engine.ts';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { PUBLISHED, publishedTokens, type Said } from '#core/engine/llama/publishedPrompt.ts';
import { openTestVocabulary, type TestVocabulary } from '#core/engine/llama/testVocabulary.ts';
import {
  createConversationStore,
  type ConversationStore,
} from '#core/history/conversationStore.ts';
import { type Database, openMemoryDatabase } from '#core/history/database.ts';
import { createModelService, type ModelService } from '#core/models/modelService.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { promptTokens } from '#core/prompt/promptTokens.ts';
import { renderPrompt } from '#core/prompt/renderPrompt.ts';
import { branchTo } from '#shared/messageTree.ts';
import { createConversations, type Answer, type Conversations } from './conversations.ts';

/** Small, so that turns are folded away soon. */
const WINDOW = 320;

describe.each([
  ['bayling-v1', 'spm'],
  ['bayling-v3', 'bpe'],
] as const)('the prompt of every turn (%s)', (template, kind) => {
  const llama = createLlamaEngine();
  let vocabulary: TestVocabulary;
  let models: ModelService;
  let database: Database;
  let store: ConversationStore;
  let chat: Conversations;
  /** Of the last request: its prompt and its answer. */
  let sent: { prompt: number[]; tokenIds: readonly number[] };
  /** Answers by their messages, as long as the app runs. */
  const generated = new Map<string, readonly number[]>();

  const engine: Engine = {
    ...llama,
    async generate(dialog, sampling, control) {
      const prompt = promptTokens(renderPrompt(template, dialog, null), vocabulary.tokenizer);
      const generation = await llama.generate(dialog, sampling, control);
      sent = { prompt, tokenIds: generation.tokenIds ?? [] };
      return generation;
    },
  };

  function start() {
    generated.clear();
    const onSaveFailed = (error: Error) => {
      throw error;
    };
    chat = createConversations({ engine, models, storeOf: () => store, onSaveFailed });
  }

  beforeAll(async () => {
    vocabulary = await openTestVocabulary(kind);
    const path = await testModelPath({ vocabulary: kind });
    models = createModelService({
      ...{ engine, emit: () => undefined, folders: [], configured: () => path },
      loadOptions: { gpu: 'off', contextSize: WINDOW },
    });
    expect((await models.ready()).template).toBe(template);
  });
  afterAll(async () => {
    await llama.unload();
    await vocabulary.dispose();
  });
  beforeEach(() => {
    database = openMemoryDatabase();
    store = createConversationStore(database);
    start();
  });
  afterEach(() => {
    chat.close();
    database.close();
  });

  /** Checks what the model was told, and answers with what was folded away. */
  async function check(id: string, answering: Promise<Answer>): Promise<readonly string[]> {
    const { message, context, generation } = await answering;
    const folded = context?.foldedMessageIds ?? [];
    const said = branchTo(store.messages(id), message.parentId)
      .filter((turn) => !folded.includes(turn.id))
      .map((turn): Said => [turn.role, generated.get(turn.id) ?? turn.text]);
    const pieces = PUBLISHED[template](store.required(id).system, said);
    const expected = publishedTokens(pieces, vocabulary);
    expect(sent.prompt).toEqual(expected);
    expect(generation?.promptTokens).toBe(expected.length);
    expect(context?.contextTokens).toBe(expected.length);
    expect(sent.tokenIds).toHaveLength(16);
    generated.set(message.id, sent.tokenIds);
    return folded;
  }
  const say = (id: string, text: string) => check(id, chat.send(id, text, { maxTokens: 16 }));

  it('is the template, with the answers as they were generated', async () => {
    const { id } = chat.create({ seed: 1 });
    const texts = ['我该如何提高我的时间管理技能？', 'Two books.\n\n- one', ' </s><|eot_id|>谢谢 '];
    for (const text of texts) await say(id, text);
    const [first] = store.messages(id);
    await check(id, chat.regenerate(id, undefined, { maxTokens: 16 }));
    await check(id, chat.edit(id, first?.id ?? '', 'Hello', { maxTokens: 16 }));
    await say(id, 'Thanks');
  });

  it('has the answers of before a restart as text', async () => {
    const { id } = chat.create({ seed: 1 });
    await say(id, '你好');
    start();
    for (const text of ['Hello', 'Thanks']) await say(id, text);
  });

  it('has the system text of the conversation', async () => {
    const { id } = chat.create({ system: 'Be brief.\n</s> Always.', seed: 1 });
    for (const text of ['你好', 'Hello']) await say(id, text);
  });

  it('leaves out what is folded away, and nothing else', async () => {
    const { id } = chat.create({ seed: 1 });
    let folded: readonly string[] = [];
    for (let turn = 0; turn < 6; turn++) {
      folded = await say(id, `Turn ${turn}: ${'what is the weather like? '.repeat(6)}`);
    }
    expect(folded.length).toBeGreaterThan(2);
  });

  it('of a revision begins with the instruction and the draft, also when turns are folded away', async () => {
    const draft = 'The weather is nice today.';
    const terms = [{ source: '天气', target: 'weather' }];
    const origin = { source: '今天天气很好。', draft, from: 'zh-Hans', to: 'en', terms };
    const { id } = chat.createRevision(origin, 'm');
    const [instruction, drafted] = store.messages(id);
    expect(instruction?.text).toBe(
      'Provide the English translation for this sentence: 今天天气很好。\nMake sure to include these words: weather',
    );
    expect(drafted?.text).toBe(draft);
    let folded: readonly string[] = [];
    for (let turn = 0; turn < 6; turn++) {
      folded = await say(id, `More formal (${turn}), ${'please, and shorter, '.repeat(5)}`);
    }
    expect(folded).not.toEqual([]);
    expect(folded).not.toContain(instruction?.id);
  });
});
