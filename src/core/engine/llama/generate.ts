import type { Token } from 'node-llama-cpp';
import { hasPlaceholders, PlaceholderStream } from '#core/prompt/placeholders.ts';
import { AppError } from '#shared/errors.ts';
import type { GenerateControl, Generation, Sampling } from '../engine.ts';
import type { Progress } from '../progress.ts';
import { endTokens } from './endTokens.ts';
import type { OpenModel } from './openModel.ts';
import { prefill, reusePrefix } from './prefill.ts';
import { canLookUp, lookupSteps, plainSteps } from './steps.ts';

/**
 * Continues `prompt`, writing down in `progress` how far it is, and answers how it ended. After the signal nothing
 * changes there any more. Error: `text.window` when the prompt leaves no room in the window.
 */
export async function generate(
  open: OpenModel,
  prompt: readonly Token[],
  sampling: Sampling,
  control: GenerateControl,
  progress: Progress,
): Promise<Generation['finish']> {
  const { sequence } = open;
  progress.promptTokens = prompt.length;
  if (prompt.length > usableWindow(open)) {
    throw new AppError('text.window', { windowTokens: sequence.contextSize });
  }
  progress.reusedTokens = await reusePrefix(sequence, prompt);
  const rest = await prefill(sequence, prompt.slice(progress.reusedTokens), control.signal);
  if (!rest) return 'stopped';
  return sampling.maxTokens > 0
    ? decode(open, prompt, rest, sampling, control, progress)
    : 'length';
}

/** The library drops the beginning of what does not fit, silently, and keeps one place free. */
function usableWindow({ sequence }: OpenModel): number {
  return sequence.contextSize - 1;
}

/** Evaluates `rest`, the end of `prompt`, then step by step until something ends it. */
async function decode(
  open: OpenModel,
  prompt: readonly Token[],
  rest: Token[],
  sampling: Sampling,
  { signal, onText }: GenerateControl,
  progress: Progress,
): Promise<Generation['finish']> {
  const { sequence, model } = open;
  const { tokenIds } = progress;
  const give = (piece: string) => {
    if (piece === '') return;
    progress.text += piece;
    onText?.(piece);
  };
  const stream = open.textStream(prompt);
  const placeholders =
    open.info.template === 'bayling-v1' && hasPlaceholders(open.names)
      ? new PlaceholderStream()
      : null;
  const isEnd = endTokens(model, open.tokenizer.special);
  // The last token is never evaluated, and needs no place.
  const most = Math.min(sampling.maxTokens, usableWindow(open) + 1 - prompt.length);
  const take = (token: Token): Generation['finish'] | null => {
    progress.lastTokenAt = performance.now();
    progress.firstTokenAt ||= progress.lastTokenAt;
    if (isEnd(token)) return 'end';
    tokenIds.push(token);
    const piece = stream.push(token);
    give(placeholders ? placeholders.push(piece) : piece);
    return tokenIds.length >= most ? 'length' : null;
  };
  const steps = canLookUp(sampling, sequence)
    ? lookupSteps(open, prompt, rest, most)
    : plainSteps(open, rest, sampling);
  let finish: Generation['finish'] | null = null;
  for await (const tokens of steps) {
    for (const [index, token] of tokens.entries()) {
      if (signal?.aborted) return 'stopped';
      if (index === 0) progress.steps++;
      finish = take(token);
      if (finish) break;
    }
    if (finish) break;
  }
  give(placeholders?.end() ?? '');
  return finish ?? 'length';
}
