import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { bytesOf, type Content, etagOf, pieceOf, sizeOf } from './content.ts';
import type { Fault } from './faults.ts';

/** Answers a GET or HEAD for `content`, ranges included, as `fault` says. */
export async function sendContent(
  request: IncomingMessage,
  response: ServerResponse,
  content: Content,
  fault: Fault,
): Promise<void> {
  const size = sizeOf(content);
  const etag = etagOf(content);
  if (!fault.noValidator) response.setHeader('etag', etag);
  response.setHeader('accept-ranges', 'bytes');
  const range = fault.ignoresRange ? undefined : rangeOf(request, size, etag);
  if (range && range.start >= size) {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: size };
  if (range) {
    response.statusCode = 206;
    const said = fault.contentRange ?? `bytes ${start}-${end - 1}/${size}`;
    if (said !== '') response.setHeader('content-range', said);
  }
  for (const [name, value] of Object.entries(fault.headers ?? {})) response.setHeader(name, value);
  if (fault.gzip) {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync(bytesOf(content).subarray(start, end)));
    return;
  }
  promise(response, fault.contentLength ?? end - start);
  if (request.method === 'HEAD') response.end();
  else await sendBody(response, content, { start, end }, fault);
}

function promise(response: ServerResponse, length: number | 'chunked' | 'close'): void {
  if (length === 'close') {
    response.useChunkedEncodingByDefault = false;
    response.shouldKeepAlive = false;
  } else if (length !== 'chunked') response.setHeader('content-length', length);
}

function rangeOf(
  { headers }: IncomingMessage,
  size: number,
  etag: string,
): { start: number; end: number } | undefined {
  const match = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '');
  const condition = headers['if-range'];
  if (!match || (condition !== undefined && condition !== etag)) return undefined;
  const last = match[2] === '' ? size - 1 : Number(match[2]);
  return { start: Number(match[1]), end: Math.min(size, last + 1) };
}

async function sendBody(
  response: ServerResponse,
  content: Content,
  { start, end }: { start: number; end: number },
  fault: Fault,
): Promise<void> {
  const { breakAfter, hangAfter, extraBytes = 0 } = fault;
  const stop = Math.min(end, start + Math.min(breakAfter ?? Infinity, hangAfter ?? Infinity));
  response.flushHeaders();
  await pipeline(Readable.from(pieces(content, start, stop, fault)), response, { end: false });
  if (hangAfter !== undefined) return;
  if (breakAfter === undefined) response.end(Buffer.alloc(extraBytes, 0x2e));
  // An empty write: what was written before has left by then.
  else response.write('', () => response.socket?.destroy());
}

async function* pieces(
  content: Content,
  start: number,
  stop: number,
  { bytesPerTick, corruptAt = -1 }: Fault,
): AsyncGenerator<Buffer> {
  for (let at = start; at < stop;) {
    let piece = pieceOf(content, at, Math.min(stop, at + (bytesPerTick ?? stop)));
    if (corruptAt >= at && corruptAt < at + piece.length) {
      piece = Buffer.from(piece);
      piece[corruptAt - at] = (piece[corruptAt - at] ?? 0) ^ 0xff;
    }
    at += piece.length;
    yield piece;
    if (bytesPerTick !== undefined) await wait(10);
  }
}
