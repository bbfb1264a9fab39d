import { getLlama, type Token } from 'node-llama-cpp';
import type { Variant, Work } from './variant.ts';

/** node-llama-cpp as its documentation shows it, with nothing of ours around. */
export async function bareVariant(work: Work, prompt: readonly number[]): Promise<Variant> {
  const llama = await getLlama({ gpu: false, build: 'never', skipDownload: true, maxThreads: 0 });
  const model = await llama.loadModel({ modelPath: work.model });
  const context = await model.createContext({
    contextSize: prompt.length + work.newTokens + 64,
    threads: work.threads,
  });
  const sequence = context.getSequence();

  return {
    name: 'node-llama-cpp, bare',
    async run() {
      await sequence.clearHistory();
      const tokens: number[] = [];
      const start = performance.now();
      let first = start;
      for await (const token of sequence.evaluate(prompt as Token[], { temperature: 0 })) {
        if (tokens.push(token) === 1) first = performance.now();
        if (tokens.length === work.newTokens) break;
      }
      const end = performance.now();
      return {
        firstTokenMs: first - start,
        decodeMs: end - first,
        evaluated: prompt.length,
        tokens,
      };
    },
    close: () => llama.dispose(),
  };
}
