import { afterEach, expect, it } from 'vitest';
import { createHttp } from '#core/net/createHttp.ts';
import { digestOf } from '#core/net/testing/content.ts';
import { inTurn } from '#core/net/testing/faults.ts';
import { REVISION } from '#core/net/testing/hubRoutes.ts';
import {
  type HubServer,
  type HubServerOptions,
  startHubServer,
} from '#core/net/testing/hubServer.ts';
import { createHub } from './createHub.ts';

const http = createHttp({ proxyFor: () => Promise.resolve(null) });
const ID = 'ICTNLP/bayling-2-7b';
const weights = { size: 3_000_000, seed: 1 };
const repositories = {
  [ID]: { 'config.json': '{}', 'model.safetensors': weights, 'a dir/ü#%.txt': 'text' },
};

let server: HubServer;
afterEach(() => server.close());

async function hubOf(options: HubServerOptions, token: string | null = null) {
  server = await startHubServer(options);
  const waits: number[] = [];
  const wait = (milliseconds: number) => Promise.resolve(void waits.push(milliseconds));
  const hub = createHub({ http, address: () => `${server.address}/`, token: () => token, wait });
  return { hub, waits };
}

it.each([true, false])(
  'tells what a repository holds, with sizes, checksums and the revision (sizes listed: %s)',
  async (blobs) => {
    const { hub } = await hubOf({ repositories, blobs, elsewhere: true, licence: 'gpl-3.0' });
    const base = `${server.address}/${ID}/resolve/${REVISION}`;
    expect(await hub.repository(ID)).toEqual({
      id: ID,
      revision: REVISION,
      licence: 'gpl-3.0',
      files: [
        { path: 'config.json', sizeBytes: 2, url: `${base}/config.json` },
        {
          path: 'model.safetensors',
          sizeBytes: 3_000_000,
          sha256: digestOf(weights, 'sha256'),
          url: `${base}/model.safetensors`,
        },
        { path: 'a dir/ü#%.txt', sizeBytes: 4, url: `${base}/a%20dir/%C3%BC%23%25.txt` },
      ],
    });
  },
);

it('leaves out names that are no names of files everywhere', async () => {
  const hostile = ['../up', '/etc/passwd', 'a/../../b', 'C:\\x', 'nul', 'a\0b', 'x.part', './y'];
  const files = Object.fromEntries(
    [...hostile, 'a'.repeat(300), 'ok.txt', 'OK.txt'].map((name) => [name, '1']),
  );
  const { hub } = await hubOf({ repositories: { [ID]: files } });
  const { files: listed } = await hub.repository(ID);
  expect(listed.map(({ path }) => path)).toEqual(['ok.txt']);
});

it('sends the token to the hub only', async () => {
  const { hub } = await hubOf(
    { repositories, gated: { [ID]: 'secret' }, elsewhere: true },
    'secret',
  );
  await hub.repository(ID);
  server.faults = ({ origin }) =>
    origin === 'hub'
      ? { redirect: `${server.otherAddress}/api/models/${ID}/revision/main` }
      : undefined;
  await hub.repository(ID);
  const other = server.requests.filter(({ origin }) => origin === 'other');
  expect(other).toHaveLength(1);
  expect(JSON.stringify(other)).not.toContain('secret');
});

it('a repository that wants permission, one that is not there, and no name of one', async () => {
  const { hub } = await hubOf({ repositories, gated: { [ID]: 'secret' } });
  const denied = { code: 'download.denied', details: { repository: ID } };
  await expect(hub.repository(ID)).rejects.toMatchObject(denied);
  server.faults = () => ({ status: 403 });
  await expect(hub.repository(ID)).rejects.toMatchObject(denied);
  server.faults = () => ({ status: 401, headers: { 'x-error-code': 'RepoNotFound' } });
  const missing = { code: 'download.notFound', details: { address: `${server.address}/${ID}` } };
  await expect(hub.repository(ID)).rejects.toMatchObject(missing);
  server.faults = undefined;
  for (const id of ['a/b', 'a', '../b', 'a/..', 'a/b/c', 'a b/c', `a/${'b'.repeat(97)}`]) {
    await expect(hub.repository(id)).rejects.toMatchObject({ code: 'download.notFound' });
  }
  const asked = server.requests.map(({ path }) => path).filter((path) => !path.includes(ID));
  expect(asked).toEqual(['/api/models/a/b/revision/main?blobs=true']);
});

it('a hub that is busy or breaks off is asked again, when it says and not at once', async () => {
  const { hub, waits } = await hubOf({ repositories });
  server.faults = inTurn(
    { status: 429, headers: { 'retry-after': '7' } },
    { breakAfter: 20 },
    { status: 503, headers: { 'retry-after': '99999' } },
  );
  expect((await hub.repository(ID)).files).toHaveLength(3);
  expect(waits).toEqual([7000, 1000, 60_000]);
});

it('a hub that does not come back, or is none, is a failed download in words', async () => {
  const { hub, waits } = await hubOf({ repositories, files: { '/x': '1' } });
  const failed = (reason: string) => ({
    code: 'download.failed',
    details: { address: `${server.address}/${ID}`, reason },
  });
  server.faults = () => ({ status: 500 });
  await expect(hub.repository(ID)).rejects.toMatchObject(failed('it answered with status 500'));
  expect(waits).toEqual([500, 1000, 2000]);
  const none = failed('its answer is not that of a hub of models');
  for (const answer of ['', '{}', '[]', '<html>', '{"sha":"main","siblings":[]}', '{"sha":null}']) {
    server.faults = ({ path }) => (path === '/x' ? undefined : { redirect: '/x' });
    server.files['/x'] = answer;
    await expect(hub.repository(ID)).rejects.toMatchObject(none);
  }
  server.files['/x'] = { size: 20_000_000, seed: 1 };
  await expect(hub.repository(ID)).rejects.toMatchObject(failed('its answer is too long'));
});

it('an abort ends it with its reason', async () => {
  const { hub } = await hubOf({ repositories });
  server.faults = () => ({ hangAfter: -1 });
  const user = new AbortController();
  const asked = hub.repository(ID, user.signal);
  user.abort(new Error('closed'));
  await expect(asked).rejects.toThrow('closed');
});

it('a mirror may lie under a path', async () => {
  const { hub } = await hubOf({ repositories });
  server.faults = ({ path }) =>
    path.startsWith('/mirror/hf/') ? { redirect: path.slice('/mirror/hf'.length) } : undefined;
  const mirrored = createHub({
    http,
    address: () => `${server.address}/mirror/hf`,
    token: () => null,
  });
  expect((await mirrored.repository(ID)).files[0]?.url).toBe(
    `${server.address}/mirror/hf/${ID}/resolve/${REVISION}/config.json`,
  );
  expect((await hub.repository(ID)).files).toHaveLength(3);
});
