import { afterEach, describe, expect, it } from 'vitest';
import { createModelService, type ModelService } from '#core/models/modelService.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import type { ErrorData } from '#shared/errors.ts';
import type { ServerSettings } from '#shared/ipc/server.ts';
import type { Engine } from '../engine.ts';
import { createLlamaEngine } from '../llama/llamaEngine.ts';
import { createEngineSwitch } from './engineSwitch.ts';
import { closeRemotes, GREEDY, say, startRemote, type Remote } from './testing/openRemote.ts';
import { answer, type Script } from './testing/scriptedServer.ts';

const CHAT = '/v1/chat/completions';

let local: Engine | undefined;
afterEach(async () => {
  await local?.unload();
  await closeRemotes();
});

interface Opened extends Remote {
  local: Engine;
  both: Engine;
  models: ModelService;
  file: string;
  notices: ErrorData[];
  turn: (patch: Partial<ServerSettings>) => void;
}

async function open(scripts: Readonly<Record<string, Script>> = {}): Promise<Opened> {
  const file = await testModelPath();
  const remote = await startRemote({ [CHAT]: answer(['Tag']), ...scripts });
  const notices: ErrorData[] = [];
  local = createLlamaEngine();
  const both = createEngineSwitch(local, remote.engine);
  remote.settings.enabled = false;
  const models = createModelService({
    engine: both,
    emit: (name, data) => {
      if (name === 'app.notice') notices.push(data as ErrorData);
    },
    folders: [],
    configured: () => file,
    server: () => remote.settings,
    loadOptions: { gpu: 'off', threads: 1 },
  });
  const turn = (patch: Partial<ServerSettings>) => Object.assign(remote.settings, patch);
  return { ...remote, local, both, models, file, notices, turn };
}

const ready = (path: string) => ({ state: 'ready', model: { path } });

describe('a server that is turned on', () => {
  it('takes the place of the model here, whose memory is given back, and turned off gives it back', async () => {
    const { both, local, engine, server, models, file, path, turn } = await open();
    expect((await models.ready()).path).toBe(file);
    expect(local.status()).toMatchObject(ready(file));

    turn({ enabled: true });
    expect(await models.load()).toMatchObject(ready(path));
    expect(local.status()).toEqual({ state: 'idle' });
    expect(both.status()).toMatchObject({ model: { server: server.address } });
    expect((await both.generate(say('x'), GREEDY)).text).toBe('Tag');
    expect(await both.countPrompt(say('x'))).toBeGreaterThan(0);
    expect(await both.devices()).toEqual(await local.devices());

    turn({ enabled: false });
    expect(await models.load()).toMatchObject(ready(file));
    expect(engine.status()).toEqual({ state: 'idle' });
    const asked = server.asked.length;
    await both.generate(say('x'), { temperature: 0, maxTokens: 2 });
    expect(server.asked).toHaveLength(asked);
    await both.unload();
    expect(local.status()).toEqual({ state: 'idle' });
  });

  it('and fails is not replaced by the model here, nor asked in its place', async () => {
    const { server, models, file, turn, notices, both } = await open();
    await models.ready();
    await server.close();
    turn({ enabled: true });
    const failed = { state: 'failed', error: { code: 'server.unreachable' } };
    expect(await models.load()).toMatchObject(failed);
    await expect(models.ready()).rejects.toMatchObject({ code: 'server.unreachable' });
    expect(both.status()).toEqual({ state: 'idle' });
    turn({ enabled: false });
    expect((await models.ready()).path).toBe(file);
    expect(notices).toEqual([]);
  });

  it('gets no text any more once another model is wanted, even if that cannot be loaded', async () => {
    const { server, models, turn } = await open();
    turn({ enabled: true });
    await models.ready();
    turn({ enabled: false });
    expect(await models.load('/none/such.gguf')).toMatchObject({
      ...{ state: 'failed', error: { code: 'model.notFound' } },
    });
    expect(server.askedFor('/v1/models')).toHaveLength(1);
  });

  it('stays in use where a file that was chosen cannot be loaded', async () => {
    const { models, path, turn, notices } = await open();
    turn({ enabled: true });
    await models.ready();
    expect(await models.load('/none/such.gguf')).toMatchObject(ready(path));
    expect(notices).toMatchObject([{ code: 'model.notFound' }]);
  });

  it('and does not answer can be turned off at once', async () => {
    const { server, models, file, turn } = await open({ '/v1/models': () => undefined });
    turn({ enabled: true });
    const waiting = models.ready();
    await expect.poll(() => server.asked).toHaveLength(1);
    turn({ enabled: false });
    expect(await models.load()).toMatchObject(ready(file));
    expect((await waiting).path).toBe(file);
  });

  it('is asked once for all who wait for it', async () => {
    const { server, models, turn } = await open({
      '/v1/models': (_asked, response) => void response.writeHead(401).end(),
    });
    turn({ enabled: true });
    await models.load();
    const all = [models.ready(), models.ready(), models.ready()];
    for (const one of all) await expect(one).rejects.toMatchObject({ code: 'server.denied' });
    expect(server.asked.length).toBeLessThan(5);
  });

  it('goes on when the process of the model here ends', async () => {
    const { server, models, path, turn } = await open();
    turn({ enabled: true });
    await models.ready();
    models.recover();
    expect(models.status()).toMatchObject(ready(path));
    expect((await models.ready()).path).toBe(path);
    expect(server.askedFor('/v1/models')).toHaveLength(1);
  });
});
