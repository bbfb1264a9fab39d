import { type Http, HttpFailure, type HttpResponse } from '#core/net/http.ts';
import { AppError } from '#shared/errors.ts';
import { FailedTry } from './failedTry.ts';
import { createPatience, type Patience } from './patience.ts';
import { refusalOf, type Refusal } from './refusal.ts';

/** A server, and how to ask it. */
export interface Server {
  http: Http;
  /** What its paths follow. */
  root: string;
  /** The key of this server; sent to no other. */
  key: () => string | null;
}

export interface Question {
  path: string;
  /** Is sent as JSON; without it, the request is a GET. */
  body?: unknown;
  /** Milliseconds until the first byte, and between two. */
  patience: { first: number; between: number };
  signal: AbortSignal;
  /** What is known of the model; the rest is added. */
  asked?: Partial<Pick<Refusal, 'model' | 'contextSize'>>;
}

const MOST_ERROR_BYTES = 64 << 10;

/**
 * One request, once, and what `read` makes of a good answer; `heard` must be called with each piece of it. The
 * connection is closed at the end. Rejects with FailedTry, with what `read` throws, or with the signal's reason.
 */
export async function ask<T>(
  server: Server,
  { path, body, patience: limits, signal, asked }: Question,
  read: (response: HttpResponse, heard: Patience['heard'], about: Refusal) => Promise<T>,
): Promise<T> {
  const { http, root: address } = server;
  const key = server.key();
  const about: Refusal = { address, key, model: '', contextSize: 0, ...asked };
  const patience = createPatience(limits);
  let response: HttpResponse | undefined;
  try {
    response = await http(`${address}${path}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        accept: 'application/json, text/event-stream',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== null && { authorization: `Bearer ${key}` }),
      },
      signal: AbortSignal.any([signal, patience.signal]),
      // What is watched here must not be given up earlier there.
      idleMs: limits.first + limits.between,
      // A text goes to the server that the window names, and to no other.
      redirects: 'manual',
    });
    patience.heard();
    const { status, headers } = response;
    if (status >= 200 && status < 300) return await read(response, patience.heard, about);
    const said = await response.text(MOST_ERROR_BYTES).catch(() => '');
    throw refusalOf(status, headers, said, about);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof FailedTry) throw error;
    const fail = (reason: string, waitMs: number | null) =>
      new FailedTry(new AppError('server.failed', { address, reason }), waitMs);
    if (patience.signal.aborted) throw fail('nothing came from it for too long', null);
    if (!(error instanceof HttpFailure)) throw error;
    const waitMs = error.final ? null : 0;
    if (response) throw fail(error.message, waitMs);
    const unreachable = new AppError('server.unreachable', { address, reason: error.message });
    throw new FailedTry(unreachable, waitMs);
  } finally {
    patience.stop();
    response?.cancel();
  }
}
