import type { Engine } from '#core/engine/engine.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import type { Variant, Work } from './variant.ts';

/** Our engine, wherever it runs. */
export async function engineVariant(
  name: string,
  engine: Engine,
  work: Work,
  dialog: Dialog,
): Promise<Variant> {
  await engine.load(work.model, {
    gpu: 'off',
    threads: work.threads,
    template: 'bayling-v1',
  });
  const other: Dialog = { messages: [{ role: 'user', text: '?' }] };

  return {
    name,
    async run() {
      // Another prompt in between, so that the KV cache of the last turn is of no help.
      await engine.generate(other, { temperature: 0, maxTokens: 1 });
      const generation = await engine.generate(
        dialog,
        { temperature: 0, maxTokens: work.newTokens },
        { onText: () => undefined },
      );
      const { firstTokenMs, decodeMs, promptTokens, reusedTokens, tokenIds } = generation;
      return {
        firstTokenMs,
        decodeMs,
        evaluated: promptTokens - reusedTokens,
        tokens: tokenIds ?? [],
      };
    },
    close: () => engine.unload(),
  };
}
