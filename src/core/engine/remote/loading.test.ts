import { afterEach, describe, expect, it } from 'vitest';
import { createHttp } from '#core/net/createHttp.ts';
import { serverPath } from './serverAddress.ts';
import { listServerModels } from './serverModels.ts';
import { closeRemotes, GREEDY, openRemote, say, startRemote } from './testing/openRemote.ts';
import { answer, inTurn, json, models, notFound, type Script } from './testing/scriptedServer.ts';

afterEach(closeRemotes);

const http = createHttp({ proxyFor: () => Promise.resolve(null) });
const CHAT = '/v1/chat/completions';

describe('a server as a model', () => {
  it('says where text goes, and takes nothing of this computer', async () => {
    const { engine, server, settings } = await startRemote(
      { '/v1/models': models('other', 'models/BayLing-13B.gguf') },
      { model: 'models/BayLing-13B.gguf', prompts: 'bayling-v1', parallel: 7, contextSize: 2048 },
    );
    const path = serverPath(settings);
    expect(path).toBe(`${server.address}#models/BayLing-13B.gguf`);
    expect(await engine.load(path)).toMatchObject({
      ...{ path, name: 'BayLing-13B', server: server.address },
      ...{ template: 'bayling-v1', parallel: 7, contextSize: 2048 },
      ...{ gpu: null, gpuLayers: 0, sizeBytes: 0 },
    });
    expect(engine.status()).toMatchObject({ state: 'ready', model: { path } });
    expect(await engine.devices()).toEqual({ backend: null, gpus: [] });
  });

  it.each([
    ['as it is', ''],
    ['with a slash', '/'],
    ['with /v1', '/v1'],
    ['with both', '/v1/'],
  ])('is found at an address %s', async (_name, end) => {
    const { engine, server, settings } = await startRemote({});
    await engine.load(serverPath({ ...settings, address: `${server.address}${end}` }));
    expect(server.asked[0]?.path).toBe('/v1/models');
  });

  it('is found behind a path, and without a scheme', async () => {
    const { engine, server } = await startRemote({ '/llm/v1/models': models('a') });
    const address = `${server.address.replace('http://', '')}/llm/v1/`;
    const model = await engine.load(serverPath({ address, model: '' }));
    expect(model).toMatchObject({ name: 'a', server: server.address });
  });

  it.each([
    [['qwen:latest', 'b'], 'qwen', 'qwen:latest'],
    [['only'], '', 'only'],
    [['a', 'a:latest'], 'a', 'a'],
  ])('of %j, named %j, is %j', async (ids, wanted, expected) => {
    const { engine, server, path } = await startRemote(
      { '/v1/models': models(...ids), [CHAT]: answer(['x']) },
      { model: wanted },
    );
    await engine.load(path);
    await engine.generate(say('x'), GREEDY);
    expect(server.askedFor(CHAT)[0]?.body).toMatchObject({ model: expected });
  });

  it.each([
    [['a', 'b'], ''],
    [[], ''],
    [['a'], 'c'],
  ])('is refused where of %j %j is meant', async (ids, model) => {
    const { engine, path } = await startRemote({ '/v1/models': models(...ids) }, { model });
    await expect(engine.load(path)).rejects.toMatchObject({
      ...{ code: 'server.noModel', details: { model } },
    });
    expect(engine.status()).toEqual({ state: 'idle' });
  });

  it('has the window that the server tells, or a safe one', async () => {
    const list = (model: object) => json({ data: [{ id: 'a', ...model }] });
    const props = (n_ctx: number) => json({ default_generation_settings: { n_ctx } });
    const windows = [];
    for (const scripts of [
      { '/v1/models': list({ max_model_len: 8192 }) },
      { '/v1/models': list({ meta: { n_ctx: 1024, n_ctx_train: 9000 } }), '/props': props(7) },
      { '/v1/models': list({ meta: { n_ctx_train: 9000 } }), '/props': props(2000) },
      { '/v1/models': list({ meta: { n_ctx_train: 3000 } }) },
      { '/v1/models': list({ meta: { n_ctx_train: 9000 } }) },
      { '/v1/models': list({ max_model_len: -5, meta: 'x' }), '/props': json([]) },
    ]) {
      const { engine, path } = await startRemote(scripts);
      windows.push((await engine.load(path)).contextSize);
    }
    expect(windows).toEqual([8192, 1024, 2000, 3000, 4096, 4096]);
  });

  it('gets the key of its own address only', async () => {
    const other = await startRemote({});
    const { engine } = await startRemote({}, { key: 'sk-1' });
    await engine.load(other.path);
    expect(other.server.asked.length).toBeGreaterThan(0);
    expect(other.server.asked.some(({ headers }) => 'authorization' in headers)).toBe(false);
  });

  it('that is starting is asked again', async () => {
    const loading = json({ error: { message: 'Loading model' } }, 503);
    const { engine, path, waits } = await startRemote({
      '/v1/models': inTurn(loading, loading, models('a')),
    });
    expect((await engine.load(path)).name).toBe('a');
    expect(waits).toEqual([500, 1000]);
  });

  it('leaves nothing loaded where the next one fails, and its address goes no further', async () => {
    const { engine, server } = await openRemote({});
    const { address } = server;
    await server.close();
    await expect(engine.load(`${address}#a`)).rejects.toMatchObject({ code: 'server.unreachable' });
    expect(engine.status()).toEqual({ state: 'idle' });
    await expect(engine.countTokens('x')).rejects.toMatchObject({ code: 'engine.failed' });
  });

  it('can be given up while it is asked', async () => {
    const { engine, path } = await startRemote({ '/v1/models': () => undefined });
    const loading = engine.load(path, {}, { signal: AbortSignal.timeout(20) });
    await expect(loading).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('the models of a server', () => {
  const list = async (script: Script, key: string | null = null) => {
    const { server } = await startRemote({ '/v1/models': script });
    return { server, listed: listServerModels(http, `${server.address}/v1`, key) };
  };

  it('are listed as it names them', async () => {
    const { server, listed } = await list(models('a', 'b:latest'), 'sk-1');
    expect(await listed).toMatchObject({ models: ['a', 'b:latest'] });
    expect((await listed).milliseconds).toBeGreaterThan(0);
    expect(server.asked[0]?.headers.authorization).toBe('Bearer sk-1');
  });

  it.each<[string, Script, string]>([
    ['a page', (_asked, response) => void response.end('<html>'), 'server.failed'],
    ['other JSON', json({ models: [] }), 'server.failed'],
    ['no such path', notFound, 'server.failed'],
    ['a wrong key', json({}, 401), 'server.denied'],
    [
      'more than there can be',
      (_asked, response) => void response.end(' '.repeat(5 << 20)),
      'server.failed',
    ],
    [
      'another address',
      (_asked, response) => void response.writeHead(301, { location: '/x' }).end(),
      'server.failed',
    ],
    ['a broken connection', (_asked, response) => void response.destroy(), 'server.unreachable'],
  ])('are an error with %s', async (_name, script, code) => {
    const { server, listed } = await list(script);
    await expect(listed).rejects.toMatchObject({ code, details: { address: server.address } });
  });

  it.each(['', 'http://', 'ftp://x', 'http://[::1', 'http://me:secret@127.0.0.1:1/v1', 'a b'])(
    'cannot be at %j, and what may be a password is not repeated',
    async (address) => {
      const failure: unknown = await listServerModels(http, address, null).catch(
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({ code: 'server.unreachable' });
      expect(JSON.stringify(failure)).not.toContain('secret');
    },
  );
});

it('a server that stops counting is not asked again for each line: the rest is estimated', async () => {
  const counts = [json({ tokens: [7] }), json({ tokens: [1, 7] }), json({ tokens: [5, 6, 7] })];
  const { engine, server } = await openRemote({ '/tokenize': inTurn(...counts, json({}, 500)) });
  expect(await engine.countTokens('one line')).toBe(3);
  for (let line = 0; line < 5; line++) {
    expect(await engine.countTokens('one line')).toBeGreaterThan(3);
  }
  expect(server.askedFor('/tokenize')).toHaveLength(4);
});
