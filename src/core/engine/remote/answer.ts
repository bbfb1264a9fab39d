import type { Dialog } from '#core/prompt/dialog.ts';
import { hasPlaceholders, PlaceholderStream } from '#core/prompt/placeholders.ts';
import type { GenerateControl, Generation, Sampling } from '../engine.ts';
import { ask } from './ask.ts';
import { readCompletion, type Usage } from './completion.ts';
import { FailedTry } from './failedTry.ts';
import type { OpenServer } from './openServer.ts';
import { chatMessages, promptText, stopsOf } from './promptText.ts';
import { withRetries, type Delay } from './retry.ts';
import { createStopTexts } from './stopTexts.ts';

export interface AnswerOptions {
  /** A big model may have to be read first. */
  patience: { first: number; between: number };
  delay: Delay;
}

/** How far a request has come; begins anew with each try. Times are those of `performance.now`, 0 where not yet. */
export interface RemoteProgress {
  began: number;
  text: string;
  /** Pieces, which are tokens as a rule. */
  pieces: number;
  usage: Usage;
  firstAt: number;
  lastAt: number;
}

export function startRemoteProgress(): RemoteProgress {
  const began = performance.now();
  return { began, text: '', pieces: 0, usage: {}, firstAt: 0, lastAt: 0 };
}

/** What to answer for a request that ends here. */
export function endRemotely(finish: Generation['finish'], progress: RemoteProgress): Generation {
  const { began, text, pieces, usage, firstAt, lastAt } = progress;
  return {
    ...{ text, finish },
    promptTokens: usage.promptTokens ?? 0,
    reusedTokens: usage.reusedTokens ?? 0,
    tokens: usage.tokens ?? pieces,
    firstTokenMs: (firstAt || performance.now()) - began,
    decodeMs: lastAt - firstAt,
  };
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

/** Words to contain or to avoid are asked for in the dialog; a server biases no tokens that we do not know. */
function requestOf(open: OpenServer, dialog: Dialog, sampling: Sampling) {
  const { id, info, counter, foldsSystem } = open;
  const { temperature, seed, maxTokens } = sampling;
  const common = {
    model: id,
    stream: true,
    stream_options: { include_usage: true },
    ...{ temperature, max_tokens: maxTokens },
    ...(seed !== undefined && { seed }),
  };
  if (info.template === 'chat') {
    const messages = chatMessages(dialog, foldsSystem);
    return { path: '/v1/chat/completions', body: { ...common, messages } };
  }
  const prompt = promptText(info.template, dialog, counter.addsBos);
  const stop = stopsOf(info.template, dialog);
  // vLLM leaves out the texts of special tokens otherwise, and does not stop at them.
  const body = { ...common, prompt, stop, skip_special_tokens: false };
  return { path: '/v1/completions', body };
}
