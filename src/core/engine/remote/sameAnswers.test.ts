import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testModelPath, vocabularyPath } from '#core/models/testModel/testModelPath.ts';
import { writeTestModel } from '#core/models/testModel/writeTestModel.ts';
import { createHttp } from '#core/net/createHttp.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import { promptTokens } from '#core/prompt/promptTokens.ts';
import { renderPrompt } from '#core/prompt/renderPrompt.ts';
import { translate } from '#core/translate/translate.ts';
import { NO_SERVER } from '#shared/ipc/server.ts';
import type { Engine } from '../engine.ts';
import { createLlamaEngine } from '../llama/llamaEngine.ts';
import { openTestVocabulary, type TestVocabulary } from '../llama/testVocabulary.ts';
import { createRemoteEngine } from './remoteEngine.ts';
import { serverPath } from './serverAddress.ts';
import { BARE_TEMPLATE, startEngineServer } from './testing/engineServer.ts';

/** A real model of random weights, here and behind a server: the same weights, with another template in the file. */
describe('the same model here and on a server', () => {
  const prompts = 'bayling-v1' as const;
  let folder: string;
  let here: Engine;
  let there: Engine;
  let remote: Engine;
  let vocabulary: TestVocabulary;
  let server: Awaited<ReturnType<typeof startEngineServer>>;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'served-'));
    vocabulary = await openTestVocabulary('spm');
    const bare = path.join(folder, 'bare.gguf');
    const source = vocabularyPath('spm');
    await writeTestModel(bare, { vocabulary: source, chatTemplate: BARE_TEMPLATE });
    here = createLlamaEngine();
    await here.load(await testModelPath(), { gpu: 'off', threads: 1 });
    there = createLlamaEngine();
    await there.load(bare, { gpu: 'off', threads: 1, template: 'chat' });
    server = await startEngineServer(there, vocabulary);
    const settings = { ...NO_SERVER, enabled: true, address: server.address, prompts };
    remote = createRemoteEngine({
      http: createHttp({ proxyFor: () => Promise.resolve(null) }),
      connection: () => ({ settings, key: null }),
    });
    await remote.load(serverPath(settings));
  });
  afterAll(async () => {
    await remote.unload();
    await server.close();
    await Promise.all([here.unload(), there.unload(), vocabulary.dispose()]);
    await rm(folder, { recursive: true });
  });

  it('gives the same translations', async () => {
    const text = 'Good morning!\n天气很好，我们去公园。\n';
    const [ours, theirs] = [
      await translate(here, { text, from: 'auto', to: 'de' }),
      await translate(remote, { text, from: 'auto', to: 'de' }),
    ];
    expect(theirs.target).toBe(ours.target);
    expect(theirs.target.length).toBeGreaterThan(20);
  });

  it('is asked with the same tokens, and counts them alike', async () => {
    const dialog: Dialog = {
      messages: [
        { role: 'user', text: 'Provide the German translation for this sentence: I love you.' },
        { role: 'assistant', text: 'Ich liebe dich.' },
        { role: 'user', text: 'Make it formal — 请用“您”。 😀' },
      ],
    };
    await remote.generate(dialog, { temperature: 0, maxTokens: 1 });
    const ours = promptTokens(renderPrompt(prompts, dialog, null), vocabulary.tokenizer);
    expect(server.prompts.at(-1)).toEqual(ours);
    expect(await remote.countPrompt(dialog)).toBe(await here.countPrompt(dialog));
    expect(await remote.countTokens('I love 你。')).toBe(await here.countTokens('I love 你。'));
  });
});
