import type { LlamaModel, Token } from 'node-llama-cpp';

/**
 * Tells what ends an answer: the model's own end tokens, and Llama 3's whatever the file says of them. The code
 * published with BayLing also stops at token 2; in Llama 3's vocabulary that is `#`, which a translation may well hold.
 */
export function endTokens(
  model: LlamaModel,
  special: ReadonlyMap<string, number>,
): (token: Token) => boolean {
  const known = new Set(
    ['<|eot_id|>', '<|end_of_text|>'].flatMap((text) => special.get(text) ?? []),
  );
  return (token) => known.has(token) || model.isEogToken(token);
}
