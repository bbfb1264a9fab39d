import type { IncomingMessage } from 'node:http';
import { proxyRefusal, requestTo } from './connection.ts';
import { connectionFailure } from './connectionFailure.ts';
import { HttpFailure, type HttpResponse } from './http.ts';
import { type Pieces, piecesOf } from './pieces.ts';
import type { Step } from './redirect.ts';

/** How one request goes out. */
export interface Exchange extends Step {
  body: string | undefined;
  proxy: URL | null;
  /** Milliseconds without a byte. */
  idleMs: number;
  signal: AbortSignal | undefined;
}

/** One request and its answer, whatever its status. Rejects with HttpFailure, or the signal's reason. */
export async function exchange(request: Exchange): Promise<HttpResponse> {
  const { url, proxy, idleMs, signal } = request;
  const line = guard(idleMs, signal);
  const answer = await line.within(() => answerTo(request, line.hold));
  const pieces = piecesOf(answer);
  const { statusCode: status = 0 } = answer;
  if (status === 407 && proxy) {
    line.close();
    throw proxyRefusal(status);
  }
  if (request.method === 'HEAD') line.close();
  const body = bodyOf(pieces, line);
  return {
    status,
    url: url.href,
    headers: plainHeaders(answer.headers),
    body,
    text: (maxBytes) => textOf(body, maxBytes),
    cancel: line.close,
  };
}

async function answerTo(
  { url, method, headers, body, proxy }: Exchange,
  opened: Line['hold'],
): Promise<IncomingMessage> {
  const sent = await requestTo(url, { method, headers }, proxy, opened);
  return new Promise((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', resolve);
    sent.end(body);
  });
}

/** A connection under watch: it is closed when the signal says so, or nothing comes for too long. */
function guard(idleMs: number, signal: AbortSignal | undefined) {
  const held: { destroy: () => unknown }[] = [];
  let closed = false;
  let endWait: (reason: unknown) => void = () => undefined;
  const close = () => {
    closed = true;
    signal?.removeEventListener('abort', abort);
    for (const opened of held) opened.destroy();
  };
  const abort = () => {
    endWait(signal?.reason);
    close();
  };
  signal?.addEventListener('abort', abort);

  /** What is closed with it. */
  const hold = (opened: { destroy: () => unknown }) => {
    held.push(opened);
    if (closed) opened.destroy();
  };
  /** What `wait` answers; the connection is closed where it fails. */
  const within = async <T>(wait: () => Promise<T>): Promise<T> => {
    const timer = setTimeout(() => {
      endWait(new HttpFailure('nothing came from it for too long'));
    }, idleMs);
    try {
      signal?.throwIfAborted();
      return await new Promise<T>((resolve, reject) => {
        endWait = reject;
        wait().then(resolve, reject);
      });
    } catch (error) {
      close();
      if (signal?.aborted) throw signal.reason;
      throw connectionFailure(error);
    } finally {
      clearTimeout(timer);
    }
  };
  return { within, hold, close };
}

type Line = ReturnType<typeof guard>;

async function* bodyOf(pieces: Pieces, line: Line): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const piece = await line.within(pieces.next);
      if (!piece) return;
      yield piece;
    }
  } finally {
    line.close();
  }
}

async function textOf(pieces: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > maxBytes) throw new HttpFailure('its answer is too long', { final: true });
    kept.push(piece);
  }
  return Buffer.concat(kept).toString('utf8');
}

function plainHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const plain: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value = ''] of Object.entries(headers)) {
    plain[name.toLowerCase()] = typeof value === 'string' ? value : value.join(', ');
  }
  return plain;
}
