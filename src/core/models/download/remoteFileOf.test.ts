import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHttp } from '#core/net/createHttp.ts';
import { digestOf } from '#core/net/testing/content.ts';
import { type HubServer, startHubServer } from '#core/net/testing/hubServer.ts';
import { remoteFileOf } from './remoteFileOf.ts';
import { splitFiles } from './splitFiles.ts';

const http = createHttp({ proxyFor: () => Promise.resolve(null) });
const model = { size: 700_000, seed: 1 };
let server: HubServer;
beforeEach(async () => {
  server = await startHubServer({
    repositories: { 'a/b': { 'model.gguf': model } },
    files: { '/models/tiny ü.gguf': model },
    gated: { 'a/b': 'secret' },
    elsewhere: true,
  });
});
afterEach(() => server.close());

it('a file has the name of its address and the size that the server says', async () => {
  const url = `${server.address}/models/tiny%20%C3%BC.gguf`;
  expect(await remoteFileOf(http, url)).toEqual({ url, path: 'tiny ü.gguf', sizeBytes: 700_000 });
});

it('a hub tells the checksum, and no other origin sees the token', async () => {
  const url = `${server.address}/a/b/resolve/main/model.gguf`;
  const sha256 = digestOf(model, 'sha256');
  const file = { url, path: 'model.gguf', sizeBytes: 700_000, sha256 };
  expect(await remoteFileOf(http, url, { token: 'secret' })).toEqual(file);
  await expect(remoteFileOf(http, url)).rejects.toMatchObject({
    code: 'download.denied',
    details: { repository: 'a/b' },
  });
  expect(server.requests.filter(({ origin }) => origin === 'other')).toEqual([]);
});

it('a server that knows no HEAD is asked for a byte', async () => {
  server.faults = ({ method }) => (method === 'HEAD' ? { status: 405 } : undefined);
  const url = `${server.address}/models/tiny%20%C3%BC.gguf`;
  expect(await remoteFileOf(http, url)).toMatchObject({ sizeBytes: 700_000 });
  expect(server.requests.at(-1)?.headers.range).toBe('bytes=0-0');
});

it('a server that says no size: it is not known', async () => {
  server.faults = () => ({ contentLength: 'chunked', ignoresRange: true });
  const url = `${server.address}/models/tiny%20%C3%BC.gguf`;
  expect(await remoteFileOf(http, url)).toEqual({ url, path: 'tiny ü.gguf' });
});

it.each([
  [`attachment; filename="named.gguf"`, 'named.gguf'],
  [`attachment; filename=plain.gguf; x=y`, 'plain.gguf'],
  [`attachment; filename="x"; filename*=UTF-8''%E7%99%BE.gguf`, '百.gguf'],
  [`attachment; filename="../../etc/passwd"`, 'passwd'],
  [`attachment; filename="nul"`, 'file'],
  [`attachment; filename*=UTF-8''%ff%fe`, 'file'],
])('the server names the file: %s', async (disposition, name) => {
  server.files['/file'] = '1';
  server.faults = () => ({ headers: { 'content-disposition': disposition } });
  expect((await remoteFileOf(http, `${server.address}/file?a=1`)).path).toBe(name);
});

it('an address without a name gets one', async () => {
  server.files['/'] = '1';
  expect((await remoteFileOf(http, `${server.address}/`)).path).toBe('model');
});

it('nothing there, and what is signed is not shown', async () => {
  const url = `${server.address}/none.gguf?signature=secret`;
  await expect(remoteFileOf(http, url)).rejects.toMatchObject({
    code: 'download.notFound',
    details: { address: `${server.address}/none.gguf` },
  });
});

it('a GGUF that is split has the addresses of all its parts', () => {
  const part = (n: number) => `https://x.org/a/m-0000${n}-of-00003.gguf?download=true`;
  expect(splitFiles(part(2))).toEqual([part(1), part(2), part(3)]);
  for (const url of ['https://x.org/m.gguf', 'https://x.org/m-00004-of-00003.gguf']) {
    expect(splitFiles(url)).toEqual([url]);
  }
});
