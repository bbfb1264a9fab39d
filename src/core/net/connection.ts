import { type ClientRequest, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { HttpFailure } from './http.ts';
import { trustSystemAuthorities } from './systemAuthorities.ts';

/** Milliseconds until a server must have taken the connection, or a proxy. */
const CONNECT_MS = 15_000;
const MAX_HEADER_BYTES = 32_768;

/** Tells what was opened, so that it can be closed. */
type Opened = (opened: { destroy: () => unknown }) => void;

/**
 * A request to `url`, not sent yet, on a connection of its own that is closed after the answer: none is kept, so none
 * holds the process or breaks unseen. `proxy` is `http://` or `https://`, with a name and password where it wants them.
 * Errors: HttpFailure for a proxy that cannot be used, those of node's sockets.
 */
export async function requestTo(
  url: URL,
  options: { method: string; headers: Readonly<Record<string, string>> },
  proxy: URL | null,
  opened: Opened,
): Promise<ClientRequest> {
  if (url.protocol === 'https:' || proxy?.protocol === 'https:') trustSystemAuthorities();
  if (proxy === null) return start(url, { ...options, agent: false }, opened);
  if (proxy.protocol !== 'http:' && proxy.protocol !== 'https:') {
    const kind = proxy.protocol.startsWith('socks') ? 'SOCKS' : proxy.protocol;
    const message = `the proxy is of a kind that is not supported (${kind}): set one for HTTP`;
    throw new HttpFailure(message, { final: true });
  }
  if (url.protocol === 'https:') {
    const socket = await tunnel(url, proxy, opened);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // A name is sent along, an address must not be.
    const identity = { host, ...(isIP(host) === 0 && { servername: host }) };
    const createConnection = () => connectTls({ socket, ...identity });
    return start(url, { ...options, createConnection }, opened);
  }
  const headers = { ...options.headers, ...authorization(proxy), host: url.host };
  const place = { path: url.href, headers, agent: false };
  return start(new URL(proxy.origin), { ...options, ...place }, opened);
}

function start(url: URL, options: RequestOptions, opened: Opened): ClientRequest {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = send(url, { ...options, maxHeaderSize: MAX_HEADER_BYTES });
  opened(request);
  // Errors after the answer began reach whoever reads it.
  request.on('error', () => undefined);
  request.on('socket', (socket) => {
    if (!socket.connecting) return;
    const timer = setTimeout(() => {
      request.destroy(new HttpFailure('it did not answer'));
    }, CONNECT_MS);
    const clear = () => {
      clearTimeout(timer);
    };
    socket.once('connect', clear).once('close', clear);
  });
  return request;
}

/** A connection through the proxy, over which the server itself is spoken with. */
async function tunnel(url: URL, proxy: URL, opened: Opened): Promise<Socket> {
  const place = `${url.hostname}:${url.port || '443'}`;
  const headers = { host: place, ...authorization(proxy) };
  const options = { method: 'CONNECT', path: place, headers, agent: false } as const;
  const request = start(new URL(proxy.origin), options, opened);
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('close', () => {
      reject(new HttpFailure('the proxy closed the connection'));
    });
    request.on('connect', ({ statusCode = 0 }, socket) => {
      opened(socket);
      if (statusCode === 200) resolve(socket);
      else {
        socket.destroy();
        reject(proxyRefusal(statusCode));
      }
    });
    request.end();
  });
}

/** What a proxy that does not let a request through says. */
export function proxyRefusal(status: number): HttpFailure {
  if (status !== 407) return new HttpFailure(`the proxy answered with status ${status}`);
  return new HttpFailure('the proxy wants a name and a password, or others', { final: true });
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const credentials = [username, password].map(decoded).join(':');
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
}

/** A `%` that begins no code stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
