import { createServer as createHttpServer } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttp } from './createHttp.ts';
import { HttpFailure } from './http.ts';
import type { Fault } from './testing/faults.ts';
import { type HubServer, startHubServer } from './testing/hubServer.ts';

let server: HubServer;
beforeEach(async () => {
  server = await startHubServer({ files: { '/a': 'hello', '/big': { size: 3_000_000, seed: 1 } } });
});
afterEach(() => server.close());

const http = createHttp({ proxyFor: () => Promise.resolve(null) });

async function failure(action: Promise<unknown>): Promise<HttpFailure> {
  const error: unknown = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HttpFailure);
  return error as HttpFailure;
}

async function bytesFrom(url: string, idleMs = 10_000): Promise<number> {
  const answer = await http(url, { idleMs });
  let bytes = 0;
  for await (const piece of answer.body) bytes += piece.length;
  return bytes;
}

it('says who asks, and nothing else', async () => {
  await http(`${server.address}/a`).then((answer) => answer.text(5));
  const { host, ...headers } = server.requests[0]?.headers ?? {};
  expect(host).toBe(new URL(server.address).host);
  expect(headers).toEqual({
    'user-agent': expect.stringMatching(/^BayLing-Desktop\/\d+\.\d+\.\d+$/) as unknown,
    connection: 'close',
  });
});

it('sends a text, and the answer comes as it is written', async () => {
  const body = '{"prompt":"你好"}';
  const answer = await http(`${server.address}/a`, { method: 'POST', body });
  expect(await answer.text(100)).toBe('hello');
  expect(server.requests[0]).toMatchObject({ method: 'POST', body });
  server.faults = () => ({ hangAfter: 1000 });
  const stream = await http(`${server.address}/big`, { method: 'POST', body });
  for await (const piece of stream.body) {
    expect(piece.length).toBe(1000);
    break;
  }
});

it('an error of the server is an answer', async () => {
  server.faults = () => ({ status: 503, headers: { 'retry-after': '7' } });
  const answer = await http(`${server.address}/a`);
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '7']);
  answer.cancel();
});

describe('redirects', () => {
  it('are followed, relative ones too', async () => {
    server.faults = ({ path }) => (path === '/first' ? { redirect: './a?x=1#y' } : undefined);
    const answer = await http(`${server.address}/first`);
    expect([answer.url, await answer.text(5)]).toEqual([`${server.address}/a?x=1`, 'hello']);
  });

  it('take nothing that authorises to another origin, nor back', async () => {
    server.faults = ({ origin, path }) => {
      if (path === '/a') return undefined;
      if (path === '/start') return { redirect: '/same' };
      if (origin === 'hub') return { redirect: `${server.otherAddress}/other` };
      return { redirect: `${server.address}/a` };
    };
    const headers = { Authorization: 'Bearer secret', Cookie: 'secret', Accept: 'text/plain' };
    await http(`${server.address}/start`, { headers }).then((answer) => answer.text(5));
    const seen = server.requests.map(({ path, headers: { authorization, cookie, accept } }) => [
      path,
      authorization,
      cookie,
      accept,
    ]);
    expect(seen).toEqual([
      ['/start', 'Bearer secret', 'secret', 'text/plain'],
      ['/same', 'Bearer secret', 'secret', 'text/plain'],
      ['/other', undefined, undefined, 'text/plain'],
      ['/a', undefined, undefined, 'text/plain'],
    ]);
  });

  it.each(['file:///etc/passwd', 'ftp://a/b', 'javascript:1', 'http://', 'http://[::1'])(
    'lead nowhere but on the web: %s',
    async (redirect) => {
      server.faults = () => ({ redirect });
      expect((await failure(http(`${server.address}/a`))).final).toBe(true);
    },
  );

  it('end when they go in circles', async () => {
    server.faults = () => ({ redirect: '/a' });
    expect(await failure(http(`${server.address}/a`))).toMatchObject({ final: true });
    expect(server.requests).toHaveLength(11);
  });

  it('never take a text to another server', async () => {
    server.faults = ({ origin }) =>
      origin === 'hub' ? { redirect: `${server.otherAddress}/a` } : undefined;
    const answer = await http(`${server.address}/a`, { method: 'POST', body: 'my text' });
    answer.cancel();
    expect(answer.status).toBe(302);
    expect(server.requests.map(({ origin }) => origin)).toEqual(['hub']);
  });
});

describe('a server that', () => {
  it.each<[string, Fault]>([
    ['closes without an answer', { breakAfter: -1 }],
    ['closes after the headers', { breakAfter: 0 }],
    ['closes within the answer', { breakAfter: 1000 }],
    ['closes within a chunked answer', { breakAfter: 1000, contentLength: 'chunked' }],
    ['promises more than it sends', { contentLength: 3_000_001 }],
  ])('%s has a broken connection', async (_, fault) => {
    server.faults = () => fault;
    const error = await failure(bytesFrom(`${server.address}/big`));
    expect([error.message, error.final]).toEqual(['the connection broke', false]);
  });

  it.each<[string, Fault]>([
    ['says nothing at all', { hangAfter: -1 }],
    ['says nothing after the headers', { hangAfter: 0 }],
    ['stops in the middle', { hangAfter: 70_000 }],
  ])('%s is given up', async (_, fault) => {
    server.faults = () => fault;
    const error = await failure(bytesFrom(`${server.address}/big`, 50));
    expect([error.message, error.final]).toEqual(['nothing came from it for too long', false]);
  });

  it('closes while nobody reads does no harm', async () => {
    server.faults = () => ({ breakAfter: 2_000_000 });
    const answer = await http(`${server.address}/big`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    answer.cancel();
    await expect(answer.text(10)).rejects.toThrow();
  });

  it.each(['garbage\r\n\r\n', `HTTP/1.1 200 OK\r\nA: ${'a'.repeat(40_000)}\r\n\r\n`])(
    'speaks no HTTP that could be read is a failure',
    async (answer) => {
      const sockets: Socket[] = [];
      const strange = createServer((socket) => {
        sockets.push(socket);
        socket.on('error', () => undefined).write(answer);
      });
      await new Promise<void>((resolve) => strange.listen(0, '127.0.0.1', resolve));
      const { port } = strange.address() as { port: number };
      await failure(http(`http://127.0.0.1:${port}/`));
      for (const socket of sockets) socket.destroy();
      strange.close();
    },
  );

  it('answers more than is wanted is cut off', async () => {
    const answer = await http(`${server.address}/big`);
    expect(await failure(answer.text(1000))).toMatchObject({ final: true });
  });
});

it('an abort ends the request with its reason, before the answer and within it', async () => {
  const reason = new Error('paused');
  for (const hangAfter of [-1, 1000]) {
    server.faults = () => ({ hangAfter });
    const user = new AbortController();
    const read = http(`${server.address}/big`, { signal: user.signal }).then(async (answer) => {
      setTimeout(() => {
        user.abort(reason);
      }, 20);
      return answer.text(10_000_000);
    });
    if (hangAfter < 0) {
      setTimeout(() => {
        user.abort(reason);
      }, 20);
    }
    await expect(read).rejects.toBe(reason);
  }
  const past = AbortSignal.abort(reason);
  await expect(http(`${server.address}/big`, { signal: past })).rejects.toBe(reason);
});

it.each([
  ['http://no-such-name.invalid/', 'its name was not found'],
  ['ftp://example.org/', 'it is not an address on the web'],
  ['models', 'it is not an address on the web'],
])('%s is refused for good, in words: %s', async (url, message) => {
  const error = await failure(http(url));
  // Without a network at all no name can be looked up, which may be otherwise next time.
  if (error.message === 'its name could not be looked up') return;
  expect([error.message, error.final]).toEqual([message, true]);
});

it('an answer comes no faster than it is read', async () => {
  let sent = 0;
  const endless = createHttpServer((_, response) => {
    const send = () => {
      do sent += 65_536;
      while (response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', send);
    send();
  });
  await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
  const { port } = endless.address() as { port: number };
  const answer = await http(`http://127.0.0.1:${port}/`);
  for await (const piece of answer.body) {
    expect(piece.length).toBeGreaterThan(0);
    for (let before = -1; before !== sent;) {
      before = sent;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    break;
  }
  // What the system keeps for a connection, on both sides.
  expect(sent).toBeLessThan(50_000_000);
  endless.closeAllConnections();
  endless.close();
});
