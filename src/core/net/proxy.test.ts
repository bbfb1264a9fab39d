import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import * as tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttp } from './createHttp.ts';
import { certificate } from './testing/certificate.ts';
import { type HubServer, startHubServer } from './testing/hubServer.ts';
import { type ProxyServer, startProxyServer } from './testing/proxyServer.ts';

let hub: HubServer;
let secure: Server;
let proxy: ProxyServer;
let closedProxy: ProxyServer;
const port = () => (secure.address() as AddressInfo).port;
const through = (address: string) => createHttp({ proxyFor: () => Promise.resolve(address) });
const direct = createHttp({ proxyFor: () => Promise.resolve(null) });

beforeAll(async () => {
  hub = await startHubServer({ files: { '/a': 'hello' } });
  secure = createServer(certificate, ({ url }, response) => {
    if (url === '/down') response.writeHead(302, { location: `${hub.address}/a` }).end();
    else response.end('secret');
  });
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  proxy = await startProxyServer();
  closedProxy = await startProxyServer('user:pa:ss/ü');
});
afterAll(async () => {
  secure.closeAllConnections();
  secure.close();
  await Promise.all([hub.close(), proxy.close(), closedProxy.close()]);
});

it('a certificate that nobody vouches for is refused for good, through a proxy too', async () => {
  const failure = { message: 'its certificate is not trusted', final: true };
  await expect(direct(`https://127.0.0.1:${port()}/`)).rejects.toMatchObject(failure);
  const proxied = through(proxy.address)(`https://127.0.0.1:${port()}/`);
  await expect(proxied).rejects.toMatchObject(failure);
});

describe('where the certificate is trusted', () => {
  const before = tls.getCACertificates('default');
  beforeAll(() => {
    tls.setDefaultCACertificates([...before, certificate.cert]);
  });
  afterAll(() => {
    tls.setDefaultCACertificates(before);
  });

  it('the connection is encrypted, through the tunnel of a proxy too', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const url = `https://${host}:${port()}/`;
      expect(await direct(url).then((answer) => answer.text(10))).toBe('secret');
      expect(await through(proxy.address)(url).then((answer) => answer.text(10))).toBe('secret');
      expect(proxy.requests.at(-1)).toBe(`CONNECT ${host}:${port()}`);
    }
  });

  it('no redirect leads from an encrypted connection to one that is not', async () => {
    await expect(direct(`https://127.0.0.1:${port()}/down`)).rejects.toMatchObject({
      message: 'it leads from an encrypted connection to one that is not',
      final: true,
    });
    expect(hub.requests).toEqual([]);
  });
});

it('what is not encrypted goes through the proxy as a request', async () => {
  const url = `${hub.address}/a`;
  expect(await through(proxy.address)(url).then((answer) => answer.text(10))).toBe('hello');
  expect(proxy.requests.at(-1)).toBe(`GET ${url}`);
  expect(hub.requests.at(-1)?.headers).not.toHaveProperty('proxy-authorization');
});

it('a proxy that wants a name and a password gets them, and no server does', async () => {
  const { host } = new URL(closedProxy.address);
  const allowed = through(`http://user:pa%3Ass%2F%C3%BC@${host}`);
  expect(await allowed(`${hub.address}/a`).then((answer) => answer.text(10))).toBe('hello');
  expect(JSON.stringify(hub.requests.at(-1))).not.toMatch(/Basic/);
  const refusal = {
    message: expect.stringContaining('a name and a password') as unknown,
    final: true,
  };
  const refused = through(closedProxy.address);
  await expect(refused(`${hub.address}/a`)).rejects.toMatchObject(refusal);
  await expect(refused(`https://127.0.0.1:${port()}/`)).rejects.toMatchObject(refusal);
});

it.each([
  ['socks5://127.0.0.1:1080', /SOCKS/],
  ['http://', /address of the proxy/],
])('a proxy that cannot be used is refused in words: %s', async (address, message) => {
  const failure = { message: expect.stringMatching(message) as unknown, final: true };
  await expect(through(address)(`${hub.address}/a`)).rejects.toMatchObject(failure);
});

it('a proxy that is not there is a failure that may pass', async () => {
  const failed = through('http://127.0.0.1:1')(`https://127.0.0.1:${port()}/`);
  await expect(failed).rejects.toMatchObject({
    message: 'it refused the connection',
    final: false,
  });
});

it('a search for the proxy that never ends can be given up', async () => {
  const http = createHttp({ proxyFor: () => new Promise(() => undefined) });
  const user = new AbortController();
  const asked = http(`${hub.address}/a`, { signal: user.signal });
  user.abort(new Error('enough'));
  await expect(asked).rejects.toThrow('enough');
});
