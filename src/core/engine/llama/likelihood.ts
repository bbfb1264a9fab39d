import { TokenBias, type LlamaContextSequence, type Token } from 'node-llama-cpp';
import { PREFILL_CHUNK } from '../memoryPlan.ts';

/** Raises what is looked for among the likeliest, which are all that the library tells; taken off again afterwards. */
const LIFT = 20;
/** How many others are told for each place. */
const LIKELIEST = 64;
/** The logarithm of a probability that is too small to be told. */
const UNLIKELY = -50;

/** How likely the model finds each token of an answer, as natural logarithms. */
export interface Likelihood {
  /** Of the tokens of the answer. */
  said: number[];
  /** For each of them, what could stand in its place: those looked for, and the likeliest. */
  instead: ReadonlyMap<Token, number>[];
}

/**
 * Evaluates an answer that is known, with all that comes before it but its last token, `before`, in the cache. Yields
 * after each batch; `answer` ends with its end token.
 */
export async function* likelihood(
  sequence: LlamaContextSequence,
  before: Token,
  answer: readonly Token[],
  lookedFor: ReadonlySet<Token>,
): AsyncGenerator<readonly Token[], Likelihood> {
  const { model } = sequence;
  const read = [before, ...answer.slice(0, -1)];
  const result: Likelihood = { said: [], instead: [] };
  for (let at = 0; at < read.length; at += PREFILL_CHUNK) {
    const lifted = answer.slice(at, at + PREFILL_CHUNK).map((said) => {
      // The library lifts no end token; where one was chosen it is among the likeliest.
      return new Set([...lookedFor, said].filter((token) => !model.isEogToken(token)));
    });
    const evaluated = await sequence.controlledEvaluate(
      read.slice(at, at + PREFILL_CHUNK).map((token, i) => {
        const tokenBias = TokenBias.for(model);
        for (const other of lifted[i] ?? []) tokenBias.set(other, { logit: LIFT });
        const topK = LIKELIEST + (lifted[i]?.size ?? 0);
        const options = { temperature: 1, topK, topP: 1, minP: 0, seed: 0, tokenBias };
        return [token, { generateNext: { probabilities: true, options } }];
      }),
    );
    for (const [i, place] of evaluated.entries()) {
      const logs = lowered(place?.next.probabilities ?? new Map<Token, number>(), lifted[i]);
      const said = answer[at + i];
      result.instead.push(logs);
      result.said.push((said === undefined ? undefined : logs.get(said)) ?? UNLIKELY);
    }
    yield [];
  }
  return result;
}

function lowered(
  probabilities: ReadonlyMap<Token, number>,
  lifted: ReadonlySet<Token> = new Set(),
): Map<Token, number> {
  const weights = Array.from(probabilities, ([token, p]): [Token, number] => [
    token,
    lifted.has(token) ? p * Math.exp(-LIFT) : p,
  ]);
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return new Map(
    weights.map(([token, weight]) => [token, Math.max(UNLIKELY, Math.log(weight / total))]),
  );
}
