import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHttp } from '#core/net/createHttp.ts';
import { type HubServer, startHubServer } from '#core/net/testing/hubServer.ts';
import { filesToGet } from './filesToGet.ts';
import { newRecord } from './newRecord.ts';

let server: HubServer;
beforeAll(async () => {
  const parts = [1, 2, 3].map((number) => [`/m-0000${number}-of-00003.gguf`, 'part'] as const);
  server = await startHubServer({ files: Object.fromEntries(parts) });
});
afterAll(() => server.close());

async function filesAt(name: string) {
  const url = `${server.address}${name}`;
  const entry = { kind: 'address', id: url, name: 'm', url } as Parameters<typeof newRecord>[0];
  const http = createHttp({ proxyFor: () => Promise.resolve(null) });
  const hub = { repository: () => Promise.reject(new Error('not asked')) };
  return filesToGet(newRecord(entry, ''), { hub, http }, new AbortController().signal);
}

it('of a model in several files all have the names that they look for each other by', async () => {
  const files = await filesAt('/m-00001-of-00003.gguf');
  expect(files.map(({ path }) => path)).toEqual(
    [1, 2, 3].map((number) => `m-0000${number}-of-00003.gguf`),
  );
});
