import type { Token } from 'node-llama-cpp';
import { hasPlaceholders, PlaceholderStream } from '#core/prompt/placeholders.ts';
import { AppError } from '#shared/errors.ts';
import type { GenerateControl, Generation, Sampling } from '../engine.ts';
import { PREFILL_CHUNK } from '../memoryPlan.ts';
import type { OpenModel } from './openModel.ts';
import { TextStream } from './textStream.ts';

/** Continues `prompt`. Error: `text.window` when it leaves no room in the window. */
export async function generate(
  open: OpenModel,
  prompt: readonly Token[],
  sampling: Sampling,
  { signal, onText }: GenerateControl,
): Promise<Generation> {
  const began = performance.now();
  const { sequence, model } = open;
  // The library drops the beginning of what does not fit, silently; one place stays free for it.
  const windowTokens = sequence.contextSize - 1;
  if (prompt.length > windowTokens) {
    throw new AppError('text.window', { windowTokens: sequence.contextSize });
  }
  const reusedTokens = await reusePrefix(open, prompt);
  const out: Token[] = [];
  let text = '';
  let finish: Generation['finish'] = 'length';
  let first = 0;
  let last = 0;

  const give = (piece: string) => {
    if (piece === '') return;
    text += piece;
    onText?.(piece);
  };
  const result = (): Generation => ({
    text,
    finish,
    promptTokens: prompt.length,
    reusedTokens,
    tokens: out.length,
    tokenIds: out,
    firstTokenMs: (out.length > 0 ? first : performance.now()) - began,
    decodeMs: last - first,
  });

  const rest = await prefill(open, prompt.slice(reusedTokens), signal);
  if (!rest || sampling.maxTokens < 1) {
    finish = rest ? 'length' : 'stopped';
    return result();
  }

  const stream = new TextStream(model, prompt);
  const placeholders =
    open.info.template === 'bayling-v1' && hasPlaceholders(open.names)
      ? new PlaceholderStream()
      : null;
  const isEnd = endTokens(open);
  const tokens = sequence.evaluate(rest, {
    temperature: sampling.temperature,
    ...(sampling.seed !== undefined && { seed: sampling.seed }),
    yieldEogToken: true,
  });
  for await (const token of tokens) {
    last = performance.now();
    if (out.length === 0) first = last;
    if (signal?.aborted) {
      finish = 'stopped';
      break;
    }
    if (isEnd(token)) {
      finish = 'end';
      break;
    }
    out.push(token);
    const piece = stream.push(token);
    give(placeholders ? placeholders.push(piece) : piece);
    if (out.length >= sampling.maxTokens || sequence.nextTokenIndex >= windowTokens) break;
  }
  give(placeholders?.end() ?? '');
  return result();
}

/** Keeps what the KV cache already holds of `prompt`; answers how many tokens that are. The last is always evaluated. */
async function reusePrefix({ sequence }: OpenModel, prompt: readonly Token[]): Promise<number> {
  await sequence.adaptStateToTokens(prompt.slice(0, -1), false);
  return sequence.nextTokenIndex;
}

/** Evaluates all but the last chunk, which it answers; null when the signal came before the end. */
async function prefill(
  { sequence }: OpenModel,
  tokens: Token[],
  signal: AbortSignal | undefined,
): Promise<Token[] | null> {
  let at = 0;
  while (tokens.length - at > PREFILL_CHUNK) {
    if (signal?.aborted) return null;
    await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(at, at + PREFILL_CHUNK));
    at += PREFILL_CHUNK;
  }
  return signal?.aborted ? null : tokens.slice(at);
}

/**
 * What ends an answer: the model's own end tokens, and Llama 3's whatever the file says. The code published with
 * BayLing also stops at token 2; in Llama 3's vocabulary that is `#`, which a translation may well contain.
 */
function endTokens({ model, tokenizer }: OpenModel): (token: Token) => boolean {
  const known = new Set(
    ['<|eot_id|>', '<|end_of_text|>'].flatMap((text) => tokenizer.special.get(text) ?? []),
  );
  return (token) => known.has(token) || model.isEogToken(token);
}
