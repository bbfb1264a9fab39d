import { Client, type Dispatcher, ProxyAgent } from 'undici';
import { HttpFailure } from './http.ts';

/** Milliseconds until a server must have taken the connection, or a proxy. */
const CONNECT_MS = 15_000;
const MAX_HEADER_BYTES = 32_768;

/**
 * A connection to `url` that is closed after one answer: none is kept open, so none holds the process or breaks
 * unseen. `proxy` is `http://` or `https://`, with a name and password where it wants them.
 * Error: HttpFailure for a proxy that cannot be used.
 */
export function connectionTo(url: URL, proxy: URL | null): Dispatcher {
  if (!proxy) return client(url, {});
  if (proxy.protocol !== 'http:' && proxy.protocol !== 'https:') {
    const kind = proxy.protocol.startsWith('socks') ? 'SOCKS' : proxy.protocol;
    const message = `the proxy is of a kind that is not supported (${kind}): set one for HTTP`;
    throw new HttpFailure(message, { final: true });
  }
  const credentials = [proxy.username, proxy.password].map(decodeURIComponent).join(':');
  return new ProxyAgent({
    uri: proxy.origin,
    ...(credentials !== ':' && {
      token: `Basic ${Buffer.from(credentials).toString('base64')}`,
    }),
    // What is not encrypted goes through the proxy as a request, since many let nothing else be tunnelled.
    proxyTunnel: false,
    requestTls: { timeout: CONNECT_MS },
    proxyTls: { timeout: CONNECT_MS },
    clientFactory: client,
    factory: client,
  });
}

function client(origin: URL | string, options: object): Client {
  return new Client(typeof origin === 'string' ? origin : origin.origin, {
    connectTimeout: CONNECT_MS,
    ...options,
    pipelining: 0,
    maxHeaderSize: MAX_HEADER_BYTES,
    // Silence is watched by whoever waits for the bytes.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}
