import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { Sampling } from '../engine.ts';
import { MOST_GUESSED, type Guessing } from '../guessing.ts';
import { createPromptLookup } from '../promptLookup.ts';
import { createWordBias } from './wordBias.ts';

/** Goes on until it is left; each step is one evaluation, and the tokens it gave, none while a search goes on. */
export type Steps = AsyncGenerator<readonly Token[]>;

/** Evaluates `rest`, then each token as it comes; `said` is the answer so far. */
export async function* plainSteps(
  sequence: LlamaContextSequence,
  rest: Token[],
  sampling: Sampling,
  said: readonly Token[],
): Steps {
  const { temperature, seed } = sampling;
  const wanted = wantsWords(sampling) ? createWordBias(sequence.model, sampling) : null;
  for (const token of said) wanted?.saw(token);
  const options = {
    ...{ temperature, yieldEogToken: true },
    ...(seed !== undefined && { seed }),
    ...(wanted && { tokenBias: wanted.bias }),
  };
  for await (const token of sequence.evaluate(rest, options)) {
    wanted?.saw(token);
    yield [token];
  }
}

export function wantsWords({ words = [], avoided = [] }: Sampling): boolean {
  return words.length + avoided.length > 0;
}

const GREEDY = { temperature: 0 };

/**
 * Sampling goes token by token: the library's seeded sampler lives within one call of it. Of recurrent models and those
 * with a sliding window the cache cannot drop the last tokens without evaluating others again.
 */
export function canLookUp(sampling: Sampling, { needsCheckpoints }: LlamaContextSequence): boolean {
  const { lookup = false, temperature } = sampling;
  return lookup && temperature === 0 && !wantsWords(sampling) && !needsCheckpoints;
}

/**
 * Greedy decoding of at most `most` tokens, several in a step where the text repeats itself: guessed tokens are
 * evaluated together with the one before them, and kept as far as they are what the model itself chooses.
 */
export async function* lookupSteps(
  sequence: LlamaContextSequence,
  guessing: Guessing,
  prompt: readonly Token[],
  rest: Token[],
  most: number,
): Steps {
  const lookup = createPromptLookup(prompt);
  guessing.begin();
  let pending = rest;
  for (let given = 0; ;) {
    // The library brands its token numbers; these came from its own tokenizer.
    const found = lookup.find(Math.min(MOST_GUESSED, most - given - 1)) as Token[];
    const guess = found.slice(0, guessing.worth(found.length));
    const began = performance.now();
    const chosen = await chooseGreedily(sequence, pending, guess);
    if (pending.length === 1) guessing.took(guess.length, performance.now() - began);

    // The first token found is looked at even where it was not worth a guess: it may be worth one again.
    const looked = found.slice(0, Math.max(1, guess.length));
    const wrong = looked.findIndex((token, i) => token !== chosen[i]);
    const right = wrong < 0 ? looked.length : wrong;
    guessing.saw(right, looked.length);

    const kept = Math.min(right, guess.length);
    const end = sequence.nextTokenIndex;
    if (kept < guess.length) {
      await sequence.eraseContextTokenRanges([{ start: end - guess.length + kept, end }]);
    }
    const tokens = chosen.slice(0, kept + 1);
    lookup.append(tokens);
    given += tokens.length;
    pending = tokens.slice(-1);
    yield tokens;
  }
}

/** Evaluates `pending` and `guess` in one go, and answers what comes after `pending` and after each of the guesses. */
async function chooseGreedily(
  sequence: LlamaContextSequence,
  pending: readonly Token[],
  guess: readonly Token[],
): Promise<Token[]> {
  const options = { generateNext: { token: true, options: GREEDY } };
  const known = pending.slice(0, -1);
  const results = await sequence.controlledEvaluate([
    ...known,
    ...[...pending.slice(-1), ...guess].map((token): [Token, typeof options] => [token, options]),
  ]);
  return results.slice(known.length).map((result) => {
    const token = result?.next.token;
    if (token === null || token === undefined) throw new Error('the model gave no further token');
    return token;
  });
}
