import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Generation } from '#core/engine/engine.ts';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import { translationInstruction } from '#core/prompt/instructions.ts';
import { drafts } from './drafts.ts';
import { printTables, type Measured, type Turn } from './printTables.ts';

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'resources/models/bayling-starter.gguf' },
    threads: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
    /** How many turns of the set, evenly spread; without it, all. */
    turns: { type: 'string' },
    /** The most tokens of an answer. */
    tokens: { type: 'string', default: '96' },
    repeats: { type: 'string', default: '1' },
  },
});
const engine = createLlamaEngine();
const threads = Number(values.threads);
await engine.load(path.resolve(values.model), { gpu: 'off', threads });

const all = drafts.flatMap(({ to, source, draft, wishes }) =>
  wishes.map(([kind, wish]) => ({
    kind,
    dialog: {
      messages: [
        { role: 'user' as const, text: translationInstruction(to, source) },
        { role: 'assistant' as const, text: draft },
        { role: 'user' as const, text: wish },
      ],
    },
  })),
);
const count = Math.min(all.length, Number(values.turns ?? all.length));
const chosen = all.filter(
  (_, i) => Math.floor((i * count) / all.length) !== Math.floor(((i - 1) * count) / all.length),
);

const turns: Turn[] = [];
for (let repeat = 0; repeat < Number(values.repeats); repeat++) {
  for (const [index, { kind, dialog }] of chosen.entries()) {
    // As in the app, where the prompt of a follow-up is in the cache but for its end.
    await engine.generate(dialog, { temperature: 0, maxTokens: 1 });
    const plainFirst = (index + repeat) % 2 === 0;
    const first = await measure(dialog, !plainFirst);
    const second = await measure(dialog, plainFirst);
    const [plain, lookup] = plainFirst ? [first, second] : [second, first];
    turns.push({ kind, wish: dialog.messages[2]?.text ?? '', plain, lookup });
    const gain = (plain.processorMs / lookup.processorMs).toFixed(2);
    console.error(`${turns.length}/${chosen.length * Number(values.repeats)} ${kind} ${gain}`);
  }
}
printTables(
  turns,
  `${values.model}, ${threads} thread(s), answers of at most ${values.tokens} tokens`,
);
await engine.unload();
process.exit(0);

async function measure(dialog: Dialog, lookup: boolean): Promise<Measured> {
  const processor = process.cpuUsage();
  const began = performance.now();
  const sampling = { temperature: 0, maxTokens: Number(values.tokens), lookup };
  const generation: Generation = await engine.generate(dialog, sampling);
  const { user, system } = process.cpuUsage(processor);
  return {
    text: generation.text,
    tokens: generation.tokens,
    steps: generation.steps ?? generation.tokens,
    ms: performance.now() - began,
    processorMs: (user + system) / 1000,
  };
}
