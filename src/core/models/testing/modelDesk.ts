import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Core, createCore } from '#core/createCore.ts';
import { createEnvironmentSecrets } from '#core/environmentSecrets.ts';
import { createHttp } from '#core/net/createHttp.ts';
import {
  type HubServer,
  type HubServerOptions,
  startHubServer,
} from '#core/net/testing/hubServer.ts';
import { createFakeEngine } from '#core/translate/fakeEngine.ts';
import type { EventData, EventName } from '#shared/ipc/contract.ts';
import type { Install } from '#shared/ipc/models.ts';
import { encodeSafetensors } from '../convert/testing/safetensors.ts';
import type { LlamaFolder } from '../convert/testing/llamaFolder.ts';

const shipped = fileURLToPath(new URL('../../../../resources/models', import.meta.url));

/** An event as it was told. */
export interface Told {
  name: EventName;
  data: unknown;
}

/** The core on a data folder of its own, and a hub that it downloads from. */
export interface ModelDesk {
  core: Core;
  hub: HubServer;
  /** The data folder; `models` in it is the app's own. */
  folder: string;
  own: string;
  told: Told[];
  /** Names of the files of the own folder. */
  ownFiles(): Promise<string[]>;
  /** Waits until an install is as asked for; fails where it has failed instead. */
  until(id: string, wanted: (install: Install) => boolean): Promise<Install>;
  /** The state it was in once it is done, paused or failed. */
  ended(id: string): Promise<Install>;
  /** As after kill -9: another core on the same folder, the first not told to close. */
  restart(): Core;
  close(): Promise<void>;
}

/** `env`: where tokens are. */
export async function openModelDesk(
  hubOptions: HubServerOptions = {},
  env: NodeJS.ProcessEnv = {},
): Promise<ModelDesk> {
  const hub = await startHubServer(hubOptions);
  const folder = await mkdtemp(path.join(tmpdir(), 'bayling-models-'));
  const own = path.join(folder, 'models');
  const told: Told[] = [];
  const cores: Core[] = [];
  let isClosed = false;
  const start = () => {
    const core = createCore({
      engine: createFakeEngine().engine,
      emit: (name, data) => told.push({ name, data }),
      dataFolder: folder,
      modelFolders: [own, shipped],
      http: createHttp({ proxyFor: () => Promise.resolve(null) }),
      secrets: createEnvironmentSecrets(env),
    });
    cores.push(core);
    return core;
  };
  const first = start();
  first.settings.set({ hubAddress: hub.address });

  const desk: ModelDesk = {
    core: first,
    ...{ hub, folder, own, told },
    ownFiles: async () => (await readdir(own).catch(() => [])).sort(),
    async until(id, wanted) {
      while (!isClosed) {
        const install = desk.core.installs.list().find((each) => each.id === id);
        if (install && wanted(install)) return install;
        if (install?.state === 'failed')
          throw new Error(`it failed: ${JSON.stringify(install.error)}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw new Error('the test has ended');
    },
    ended: (id) => desk.until(id, ({ state }) => ['done', 'failed', 'paused'].includes(state)),
    restart() {
      desk.core = start();
      return desk.core;
    },
    async close() {
      isClosed = true;
      for (const core of cores) core.close();
      await hub.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return desk;
}

/** What a hub has of a model to convert. */
export const publishedFiles = ({ config, tensors, files }: LlamaFolder) => ({
  'config.json': JSON.stringify(config),
  'model.safetensors': encodeSafetensors(tensors),
  ...files,
});

/** The data of all events of a name, in their order. */
export const eventsOf = <E extends EventName>(told: readonly Told[], name: E): EventData<E>[] =>
  told.filter((event) => event.name === name).map(({ data }) => data as EventData<E>);
