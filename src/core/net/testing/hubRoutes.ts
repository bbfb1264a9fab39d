import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Content, digestOf, sizeOf } from './content.ts';
import type { Fault, SeenRequest } from './faults.ts';
import type { HubServer, HubServerOptions } from './hubServer.ts';
import { sendContent } from './sendContent.ts';

/** A revision that every repository of the server has. */
export const REVISION = '0123456789abcdef0123456789abcdef01234567';
/** What the hub keeps apart from the repository, with a checksum. */
const LARGE = /\.(?:safetensors|bin|gguf|model)$/;

/** A request to one of the server's origins. */
export interface Exchange {
  server: HubServer;
  options: HubServerOptions;
  origin: 'hub' | 'other';
  request: IncomingMessage;
  response: ServerResponse;
}

/** Answers it, as the server's faults say. */
export async function answer(exchange: Exchange): Promise<void> {
  const { server, origin, request, response } = exchange;
  const { method = 'GET', url: path = '/', headers } = request;
  const seen: SeenRequest = { method, path, headers, origin, body: await text(request) };
  server.requests.push(seen);
  const fault = server.faults?.(seen) ?? {};
  if (fault.hangAfter === -1) return;
  if (fault.breakAfter === -1) request.socket.destroy();
  else if (fault.redirect !== undefined) {
    response.writeHead(302, { location: fault.redirect, ...fault.headers }).end();
  } else if (fault.status !== undefined) {
    response.writeHead(fault.status, fault.headers).end('it says no');
  } else await serve(exchange, fault);
}

async function serve(
  { server, options, origin, request, response }: Exchange,
  fault: Fault,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', server.address);
  const plain = server.files[decodeURIComponent(pathname)];
  if (plain !== undefined) {
    await sendContent(request, response, plain, fault);
    return;
  }
  const api = /^\/api\/models\/([^/]+\/[^/]+)\/revision\/[^/]+$/.exec(pathname);
  const resolved = /^\/([^/]+\/[^/]+)\/resolve\/[^/]+\/(.+)$/.exec(pathname);
  const id = api?.[1] ?? resolved?.[1] ?? '';
  const files = server.repositories[id] ?? {};
  const path = decodeURIComponent(resolved?.[2] ?? '');
  const content = api && id in server.repositories ? describe(id, files, options) : files[path];
  const token = options.gated?.[id];
  if (
    origin === 'hub' &&
    token !== undefined &&
    request.headers.authorization !== `Bearer ${token}`
  ) {
    response.writeHead(401).end();
  } else if (content === undefined) response.writeHead(404).end();
  else if (LARGE.test(path) && origin === 'hub') {
    response.setHeader('x-linked-size', sizeOf(content));
    response.setHeader('x-linked-etag', `"${digestOf(content, 'sha256')}"`);
    if (options.elsewhere) {
      response.writeHead(302, { location: `${server.otherAddress}${pathname}?signed=1` }).end();
    } else await sendContent(request, response, content, fault);
  } else await sendContent(request, response, content, fault);
}

function describe(id: string, files: Record<string, Content>, options: HubServerOptions): string {
  const siblings = Object.entries(files).map(([rfilename, content]) => {
    if (options.blobs === false) return { rfilename };
    const size = sizeOf(content);
    const blob = { rfilename, size, blobId: digestOf(content, 'sha1') };
    if (!LARGE.test(rfilename)) return blob;
    return { ...blob, lfs: { sha256: digestOf(content, 'sha256'), size, pointerSize: 134 } };
  });
  const gated = id in (options.gated ?? {}) ? 'manual' : false;
  const cardData = { license: options.licence ?? 'gpl-3.0' };
  return JSON.stringify({ id, sha: REVISION, gated, cardData, siblings });
}
