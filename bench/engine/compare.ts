import { getLlama } from 'node-llama-cpp';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { createEngineClient } from '#core/engine/process/engineClient.ts';
import { forkEngine } from '#core/engine/process/forkEngine.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import { bareVariant } from './bareVariant.ts';
import { measureCancel } from './cancel.ts';
import { engineVariant } from './engineVariant.ts';
import { nativeVariant } from './nativeVariant.ts';
import { printTable } from './printTable.ts';
import type { Turn, Work } from './variant.ts';

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: '.setup/models/tinyllama-1.1b-chat-iq2_xxs.gguf' },
    threads: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
    turns: { type: 'string', default: '7' },
    tokens: { type: 'string', default: '96' },
  },
});
const work: Work = {
  model: path.resolve(values.model),
  threads: Number(values.threads),
  newTokens: Number(values.tokens),
};

// BayLing's v1 template is plain text but for its first token, so every variant can be given the very same tokens.
const system = 'You are a patient teller of long stories.';
const text = `Go on with this story: ${'The old town hall stood by the northern bridge, and every Monday the committee met there to talk about the library. '.repeat(12)}`;
const dialog: Dialog = { system, messages: [{ role: 'user', text: text.trim() }] };
const prompt = await tokensOfDialog();

const client = createEngineClient({ spawn: forkEngine });
const own = createLlamaEngine();

const variants = [
  await nativeVariant(work, prompt),
  await bareVariant(work, prompt),
  await engineVariant('our engine, in-process', own, work, dialog),
  await engineVariant('our engine, own process', client, work, dialog),
];
const turns = variants.map((): Turn[] => []);
for (let turn = 0; turn < Number(values.turns); turn++) {
  // Each is first as often as last: what ran before leaves the processor warmer or colder.
  for (let place = 0; place < variants.length; place++) {
    const index = (turn + place) % variants.length;
    const variant = variants[index];
    if (variant) turns[index]?.push(await variant.run());
  }
}
printTable(variants, turns, work, prompt.length);

const long: Dialog = { messages: [{ role: 'user', text: text.repeat(3) }] };
console.log('From cancelling a request to its end:');
console.table([
  await measureCancel('our engine, in-process', own, long),
  await measureCancel('our engine, own process', client, long),
]);
for (const variant of variants) await variant.close();
process.exit(0);

async function tokensOfDialog(): Promise<number[]> {
  const llama = await getLlama({ gpu: false, build: 'never', skipDownload: true });
  const model = await llama.loadModel({ modelPath: work.model, vocabOnly: true });
  const v1 = `${system}\n\n### Instruction:\n${text.trim()}\n### Response:\n`;
  const tokens = [model.tokens.bos ?? 1, ...model.tokenize(v1, false)];
  await llama.dispose();
  return tokens;
}
