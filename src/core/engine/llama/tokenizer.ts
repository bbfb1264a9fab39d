import type { LlamaModel } from 'node-llama-cpp';
import type { Tokenizer } from '#core/prompt/promptTokens.ts';

/** A loaded model's tokenizer. `special` are its control tokens by their text. */
export function createTokenizer(
  model: LlamaModel,
  special: ReadonlyMap<string, number>,
): Tokenizer {
  const { bos, eos, shouldPrependBosToken } = model.tokens;
  return {
    encode: (text) => model.tokenize(text, false),
    bos,
    eos,
    addsBos: shouldPrependBosToken,
    special,
  };
}
