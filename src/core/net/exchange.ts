import type { Dispatcher } from 'undici';
import { connectionTo } from './connection.ts';
import { connectionFailure } from './connectionFailure.ts';
import { HttpFailure, type HttpResponse } from './http.ts';
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
  const { url, method, headers, body, idleMs, signal } = request;
  const connection = connectionTo(url, request.proxy);
  const line = guard(connection, idleMs, signal);
  const answer = await line.within(() =>
    connection.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers,
      body: body ?? null,
    }),
  );
  answer.body.on('error', () => undefined);
  if (method === 'HEAD') line.close();
  const pieces = bodyOf(answer.body, line);
  return {
    status: answer.statusCode,
    url: url.href,
    headers: plainHeaders(answer.headers),
    body: pieces,
    text: (maxBytes) => textOf(pieces, maxBytes),
    cancel: line.close,
  };
}

/** A connection under watch: it is closed when the signal says so, or nothing comes for too long. */
function guard(connection: Dispatcher, idleMs: number, signal: AbortSignal | undefined) {
  let endWait: (reason: unknown) => void = () => undefined;
  const close = () => {
    signal?.removeEventListener('abort', abort);
    connection.destroy().catch(() => undefined);
  };
  const abort = () => {
    endWait(signal?.reason);
    close();
  };
  signal?.addEventListener('abort', abort);

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
  return { within, close };
}

type Line = ReturnType<typeof guard>;

async function* bodyOf(body: AsyncIterable<Uint8Array>, line: Line): AsyncGenerator<Uint8Array> {
  const iterator = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await line.within(() => iterator.next());
      if (next.done) return;
      yield next.value;
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
