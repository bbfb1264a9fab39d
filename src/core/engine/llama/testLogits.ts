import type { Token } from 'node-llama-cpp';
import { createBackends } from './backend.ts';

/**
 * For tests: the natural logarithm of the probability that llama.cpp gives each token of the vocabulary after each of
 * `tokens`, computed on the processor.
 */
export async function logProbabilities(
  modelPath: string,
  tokens: readonly number[],
): Promise<number[][]> {
  const backends = createBackends();
  try {
    const { llama } = await backends.get('off');
    const model = await llama.loadModel({ modelPath });
    const context = await model.createContext({ contextSize: 256, flashAttention: false });
    const evaluated = await context
      .getSequence()
      .controlledEvaluate(
        tokens.map((token) => [token as Token, { generateNext: { probabilities: true } }]),
      );
    return evaluated.map((item) => {
      const found = [...(item?.next.probabilities ?? [])].sort(([a], [b]) => a - b);
      return found.map(([, probability]) => Math.log(probability));
    });
  } finally {
    await backends.dispose();
  }
}
