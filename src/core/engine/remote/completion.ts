import * as z from 'zod';
import { type HttpResponse } from '#core/net/http.ts';
import { AppError } from '#shared/errors.ts';
import { FailedTry } from './failedTry.ts';
import type { Patience } from './patience.ts';
import { errorEvent, type Refusal } from './refusal.ts';
import { EventsTooLong, serverEvents } from './serverEvents.ts';

/** What a stream tells of itself at its end, where it does. */
export interface Usage {
  promptTokens?: number | undefined;
  reusedTokens?: number | undefined;
  tokens?: number | undefined;
}

export interface CompletionOptions {
  maxTokens: number;
  /** Called with each piece of the answer, as it comes; false: no more is wanted. */
  onPiece: (text: string) => boolean;
  onUsage: (usage: Usage) => void;
  heard: Patience['heard'];
}

/** An event holds a token, names and numbers; the last ones more. */
const MOST_EVENT_BYTES = 4 << 10;
const MOST_OTHER_BYTES = 256 << 10;
const MOST_BYTES = 64 << 20;
/** Milliseconds for all that may follow the end: it is not worth waiting for. */
const AFTERWARDS_MS = 1000;

const count = z.int().min(0).optional().catch(undefined);
const text = z.string().nullish();
const eventSchema = z.object({
  error: z.unknown().optional(),
  choices: z
    .array(
      z.object({
        text,
        delta: z.object({ content: text }).nullish(),
        finish_reason: text,
      }),
    )
    .optional(),
  usage: z
    .object({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

/**
 * Reads a streamed completion, of either endpoint, and answers how it ended; once that is known, nothing that follows
 * can fail. Rejects with FailedTry, and as the body does.
 */
export async function readCompletion(
  response: HttpResponse,
  about: Refusal,
  options: CompletionOptions,
): Promise<'end' | 'length'> {
  const fail = (reason: string, waitMs: number | null = null) =>
    new FailedTry(new AppError('server.failed', { address: about.address, reason }), waitMs);
  if (!/^text\/event-stream\b/i.test(response.headers['content-type'] ?? '')) {
    throw fail('its answer is not a stream of text: it may be another kind of server');
  }
  const { onPiece, onUsage, heard, maxTokens } = options;
  const limit = Math.min(MOST_BYTES, MOST_OTHER_BYTES + maxTokens * MOST_EVENT_BYTES);
  let finish: 'end' | 'length' | null = null;
  async function* listened(): AsyncGenerator<Uint8Array> {
    for await (const piece of response.body) {
      // A server that says nothing more in ever so many words is not listened to for longer.
      if (!finish) heard();
      yield piece;
    }
  }

  try {
    for await (const data of serverEvents(listened(), limit)) {
      if (data === '[DONE]') return finish ?? 'end';
      const event = eventIn(data);
      if (!event) throw fail('its answer makes no sense');
      if (event.error !== undefined && event.error !== null) throw errorEvent(event, about);
      if (event.usage) onUsage(usageOf(event.usage));
      const choice = event.choices?.[0];
      if (!choice || finish) continue;
      if (!onPiece(choice.text ?? choice.delta?.content ?? '')) return 'end';
      finish = finishOf(choice.finish_reason ?? null, fail);
      if (finish) heard(AFTERWARDS_MS);
    }
  } catch (error) {
    if (finish) return finish;
    throw error instanceof EventsTooLong ? fail('its answer is too long') : error;
  }
  if (finish) return finish;
  throw fail('its answer has no end', 0);
}

function eventIn(data: string): z.infer<typeof eventSchema> | undefined {
  try {
    return eventSchema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}

function usageOf(usage: NonNullable<z.infer<typeof eventSchema>['usage']>): Usage {
  return {
    promptTokens: usage.prompt_tokens,
    tokens: usage.completion_tokens,
    reusedTokens: usage.prompt_tokens_details?.cached_tokens,
  };
}

function finishOf(
  reason: string | null,
  fail: (reason: string, waitMs?: number) => FailedTry,
): 'end' | 'length' | null {
  if (reason === null || reason === '') return null;
  if (reason === 'stop') return 'end';
  if (reason === 'length') return 'length';
  // vLLM's word for an answer that it drops, as when it is shut down.
  if (reason === 'abort') throw fail('it gave up', 0);
  throw fail(`its answer ended with '${reason.slice(0, 40)}'`);
}
