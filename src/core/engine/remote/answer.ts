import type { Delay } from '#core/net/retry.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import { hasPlaceholders, PlaceholderStream } from '#core/prompt/placeholders.ts';
import type { GenerateControl, Sampling } from '../engine.ts';
import { ask } from './ask.ts';
import { readCompletion, type Usage } from './completion.ts';
import { requestOf } from './completionRequest.ts';
import { FailedTry } from './failedTry.ts';
import type { OpenServer } from './openServer.ts';
import { stopsOf } from './promptText.ts';
import { startRemoteProgress, type RemoteProgress } from './remoteProgress.ts';
import { withRetries } from './retry.ts';
import { createStopTexts } from './stopTexts.ts';

export interface AnswerOptions {
  /** A big model may have to be read first. */
  patience: { first: number; between: number };
  delay: Delay;
}

/**
 * Has the server continue a dialog, writing down in `progress` how far it is, and answers how it ended. A try that
 * fails is repeated as long as nothing of it was given to `onText`. What runs in the background gives its text at the
 * end, so that it can always begin again. Errors: `server.*`, `text.window`; the signal's reason.
 */
export async function answer(
  open: OpenServer,
  dialog: Dialog,
  sampling: Sampling,
  { onText, priority }: GenerateControl,
  signal: AbortSignal,
  progress: RemoteProgress,
  { patience, delay }: AnswerOptions,
): Promise<'end' | 'length'> {
  if (sampling.maxTokens < 1) return 'length';
  const isLive = priority !== 'background';
  let isShown = false;

  function attempt() {
    Object.assign(progress, startRemoteProgress(), { began: progress.began });
    const { template, contextSize } = open.info;
    const stops = createStopTexts(stopsOf(template, dialog));
    const placeholders =
      template === 'bayling-v1' && hasPlaceholders([open.id]) ? new PlaceholderStream() : null;
    function give(text: string): void {
      if (text === '') return;
      progress.text += text;
      if (!isLive || !onText) return;
      isShown = true;
      onText(text);
    }
    function onPiece(text: string): boolean {
      signal.throwIfAborted();
      if (text !== '') {
        progress.pieces++;
        progress.lastAt = performance.now();
        progress.firstAt ||= progress.lastAt;
        const known = stops.push(text);
        give(placeholders ? placeholders.push(known) : known);
      }
      return !stops.stopped;
    }
    const question = {
      ...requestOf(open, dialog, sampling),
      ...{ patience, signal, asked: { model: open.id, contextSize } },
    };
    return ask(open.server, question, async (response, heard, refusal) => {
      const onUsage = (usage: Usage) => (progress.usage = usage);
      const { maxTokens } = sampling;
      const finish = await readCompletion(response, refusal, {
        ...{ maxTokens, onPiece, onUsage, heard },
      });
      const rest = stops.end();
      give(placeholders ? placeholders.push(rest) + placeholders.end() : rest);
      return finish;
    });
  }

  /** Some templates refuse a system role: then the first message carries the text. */
  function foldSystem(error: unknown): never {
    if (open.foldsSystem || dialog.system === undefined) throw error;
    if (!(error instanceof FailedTry) || error.error.code !== 'server.failed') throw error;
    if (!/system role|role.{0,9}system/i.test(error.message)) throw error;
    open.foldsSystem = true;
    throw new FailedTry(error.error, 0);
  }

  const finish = await withRetries(() => attempt().catch(foldSystem), {
    delay,
    signal,
    mayRetry: () => !isShown,
  });
  if (!isLive && progress.text !== '') onText?.(progress.text);
  return finish;
}
