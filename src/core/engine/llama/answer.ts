import type { Token } from 'node-llama-cpp';
import { hasPlaceholders, PlaceholderStream } from '#core/prompt/placeholders.ts';
import type { GenerateControl, Generation } from '../engine.ts';
import type { Progress } from '../progress.ts';
import { endTokens } from './endTokens.ts';
import type { OpenModel } from './openModel.ts';

/** Makes an answer out of tokens. */
export interface Answer {
  /** Takes the next token, and tells whether the answer ends with it. */
  take(token: Token): Generation['finish'] | null;
}

/** An answer to `prompt` of at most `most` tokens, given out piece by piece and written down in `progress`. */
export function startAnswer(
  open: OpenModel,
  prompt: readonly Token[],
  most: number,
  { onText }: GenerateControl,
  progress: Progress,
): Answer {
  const stream = open.textStream(prompt);
  const placeholders =
    open.info.template === 'bayling-v1' && hasPlaceholders(open.names)
      ? new PlaceholderStream()
      : null;
  const isEnd = endTokens(open.model, open.tokenizer.special);

  function give(piece: string): void {
    if (piece === '') return;
    progress.text += piece;
    onText?.(piece);
  }

  function finishOf(token: Token): Generation['finish'] | null {
    if (isEnd(token)) return 'end';
    progress.tokenIds.push(token);
    const piece = stream.push(token);
    give(placeholders ? placeholders.push(piece) : piece);
    return progress.tokenIds.length >= most ? 'length' : null;
  }

  return {
    take(token) {
      progress.lastTokenAt = performance.now();
      progress.firstTokenAt ||= progress.lastTokenAt;
      const finish = finishOf(token);
      if (finish) give(placeholders?.end() ?? '');
      return finish;
    },
  };
}
