import type { Token } from 'node-llama-cpp';
import { hasPlaceholders, PlaceholderStream } from '#core/prompt/placeholders.ts';
import { AppError } from '#shared/errors.ts';
import type { GenerateControl, Generation, Sampling } from '../engine.ts';
import { endTokens } from './endTokens.ts';
import type { OpenModel } from './openModel.ts';
import { prefill, reusePrefix } from './prefill.ts';

/** Continues `prompt`. Error: `text.window` when it leaves no room in the window. */
export async function generate(
  open: OpenModel,
  prompt: readonly Token[],
  sampling: Sampling,
  control: GenerateControl,
): Promise<Generation> {
  const began = performance.now();
  const { sequence } = open;
  if (prompt.length > usableWindow(open)) {
    throw new AppError('text.window', { windowTokens: sequence.contextSize });
  }
  const reusedTokens = await reusePrefix(sequence, prompt);
  const rest = await prefill(sequence, prompt.slice(reusedTokens), control.signal);
  const decoded: Decoded =
    rest && sampling.maxTokens > 0
      ? await decode(open, prompt, rest, sampling, control)
      : { text: '', finish: rest ? 'length' : 'stopped', tokenIds: [], first: 0, last: 0 };
  const { text, finish, tokenIds, first, last } = decoded;
  return {
    text,
    finish,
    promptTokens: prompt.length,
    reusedTokens,
    tokens: tokenIds.length,
    tokenIds,
    firstTokenMs: (first || performance.now()) - began,
    decodeMs: last - first,
  };
}

/** The library drops the beginning of what does not fit, silently, and keeps one place free. */
function usableWindow({ sequence }: OpenModel): number {
  return sequence.contextSize - 1;
}

interface Decoded extends Pick<Generation, 'text' | 'finish'> {
  tokenIds: Token[];
  /** When the first and the last token came, on the clock of `performance.now`; 0 without one. */
  first: number;
  last: number;
}

/** Evaluates `rest`, the end of `prompt`, then a token at a time until something ends it. */
async function decode(
  open: OpenModel,
  prompt: readonly Token[],
  rest: Token[],
  { temperature, seed, maxTokens }: Sampling,
  { signal, onText }: GenerateControl,
): Promise<Decoded> {
  const { sequence, model } = open;
  const decoded: Decoded = { text: '', finish: 'length', tokenIds: [], first: 0, last: 0 };
  const give = (piece: string) => {
    if (piece === '') return;
    decoded.text += piece;
    onText?.(piece);
  };
  const stream = open.textStream(prompt);
  const placeholders =
    open.info.template === 'bayling-v1' && hasPlaceholders(open.names)
      ? new PlaceholderStream()
      : null;
  const isEnd = endTokens(model, open.tokenizer.special);
  const window = usableWindow(open);
  const tokens = sequence.evaluate(rest, {
    temperature,
    ...(seed !== undefined && { seed }),
    yieldEogToken: true,
  });
  for await (const token of tokens) {
    decoded.last = performance.now();
    decoded.first ||= decoded.last;
    if (signal?.aborted) {
      decoded.finish = 'stopped';
      break;
    }
    if (isEnd(token)) {
      decoded.finish = 'end';
      break;
    }
    decoded.tokenIds.push(token);
    const piece = stream.push(token);
    give(placeholders ? placeholders.push(piece) : piece);
    if (decoded.tokenIds.length >= maxTokens || sequence.nextTokenIndex >= window) break;
  }
  give(placeholders?.end() ?? '');
  return decoded;
}
