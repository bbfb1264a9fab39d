import type { Token } from 'node-llama-cpp';
import { AppError } from '#shared/errors.ts';
import type { GenerateControl, Generation, Sampling } from '../engine.ts';
import type { Progress } from '../progress.ts';
import { startAnswer } from './answer.ts';
import { endTokens } from './endTokens.ts';
import { canBeFirm, firmSteps } from './firmSteps.ts';
import type { Lane, Seat } from './lane.ts';
import type { OpenModel } from './openModel.ts';
import { prefill } from './prefill.ts';
import { canLookUp, lookupSteps, plainSteps, type Steps } from './steps.ts';

type Finish = Generation['finish'];

/**
 * Continues `prompt` in the seat's lane, writing down in `progress` how far it is, and answers how it ended. After the
 * signal nothing changes there any more. Error: `text.window` when the prompt leaves no room in the window.
 */
export async function generate(
  open: OpenModel,
  seat: Seat,
  prompt: readonly Token[],
  sampling: Sampling,
  control: GenerateControl,
  progress: Progress,
): Promise<Finish> {
  const { signal } = control;
  const { tokenIds } = progress;
  const window = usableWindow(seat);
  progress.promptTokens = prompt.length;
  if (prompt.length > window) {
    throw new AppError('text.window', { windowTokens: seat.lane.sequence.contextSize });
  }
  // The last token is never evaluated, and needs no place.
  const most = Math.min(sampling.maxTokens, window + 1 - prompt.length);
  const answer = startAnswer(open, prompt, most, control, progress);
  const isEnd = endTokens(open.model, open.tokenizer.special);
  // The library's sampler holds so much memory until it is collected, which V8 does not know of, and so would put off for
  // long: a thousand short requests would take hundreds of megabytes. Of this it knows, and it is never touched.
  const owner = { asLargeAsASampler: new ArrayBuffer(open.samplerBytes) };

  function stepsOf(sequence: Lane['sequence'], known: readonly Token[], rest: Token[]): Steps {
    if (canLookUp(sampling, sequence)) {
      return lookupSteps(sequence, open.guessing, known, rest, most - tokenIds.length);
    }
    if (canBeFirm(sampling, sequence)) return firmSteps(sequence, rest, sampling, isEnd, most);
    return plainSteps(sequence, rest, sampling, known.slice(prompt.length));
  }

  /** Decodes until something ends it; null for the signal, or when another generation used the lane meanwhile. */
  async function decode(known: readonly Token[], rest: Token[]): Promise<Finish | null> {
    const { sequence } = seat.lane;
    for await (const tokens of stepsOf(sequence, known, rest)) {
      if (signal?.aborted) return null;
      progress.steps++;
      // A search gives its tokens all at the end, and its time is theirs.
      progress.firstTokenAt ||= performance.now();
      for (const token of tokens) {
        if (signal?.aborted) return 'stopped';
        const finish = answer.take(token);
        if (finish) return finish;
      }
      await seat.turn(1);
      if (signal?.aborted || seat.lane.owner !== owner) return null;
    }
    return 'length';
  }

  for (let begun = false; !signal?.aborted; begun = true) {
    // The library brands its token numbers; these came from its own sampling.
    const known = [...prompt, ...(tokenIds as Token[])];
    const { reused, rest } = await prefill(seat, known, owner, signal);
    if (!begun && !signal?.aborted) progress.reusedTokens = reused;
    if (!rest) continue;
    const finish = most > 0 ? await decode(known, rest) : 'length';
    if (finish) return finish;
  }
  return 'stopped';
}

/** The library drops the beginning of what does not fit, silently, and keeps one place free. */
function usableWindow({ lane }: Seat): number {
  return lane.sequence.contextSize - 1;
}
