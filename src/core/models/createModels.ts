import path from 'node:path';
import type { Engine } from '#core/engine/engine.ts';
import type { Emit } from '#core/events.ts';
import type { Http } from '#core/net/http.ts';
import type { Secrets } from '#core/secrets.ts';
import type { SettingsStore } from '#core/settings/settingsStore.ts';
import { parseUrl } from '#shared/parseUrl.ts';
import type { Catalog } from './catalog/catalog.ts';
import { loadCatalog } from './catalog/loadCatalog.ts';
import { downloadFiles } from './download/downloadFiles.ts';
import { createHub } from './hub/createHub.ts';
import { createInstalls } from './installs/createInstalls.ts';
import type { Installs } from './installs/installs.ts';
import { createLibrary } from './library/createLibrary.ts';
import type { Library } from './library/library.ts';
import { createMachine, type MachineService } from './machine/machine.ts';
import type { ModelWorker } from './worker/modelTask.ts';

export interface ModelsOptions {
  engine: Engine;
  emit: Emit;
  /** Absolute path of the folder for the user's own models and for what is on its way. */
  dataFolder: string;
  /** Where models lie: the user's own folder, then those that come with the app. */
  folders: readonly string[];
  settings: Pick<SettingsStore, 'get' | 'set'>;
  secrets: Secrets;
  http: Http;
  worker: ModelWorker;
  /** Of the hub or a mirror. */
  hubAddress: () => string;
}

/** What there is to do with models, each made when it is first needed: translating needs none of it. */
export interface Models {
  readonly machine: MachineService;
  readonly library: Library;
  readonly catalog: Catalog;
  readonly installs: Installs;
  close(): void;
}

export function createModels(options: ModelsOptions): Models {
  const { engine, emit, dataFolder, folders, settings, secrets, http, worker } = options;
  const folder = path.join(dataFolder, 'models');
  const shipped = folders.filter((each) => each !== folder);
  const hubAddress = () => options.hubAddress().replace(/\/+$/, '');
  const token = () => secrets.get('hubToken');
  const onChanged = () => {
    emit('models.changed', null);
  };
  const hub = createHub({ http, address: hubAddress, token });
  const tokenFor = (url: string) =>
    parseUrl(url)?.origin === parseUrl(hubAddress())?.origin ? token() : null;
  const made: { -readonly [Key in keyof Models]?: Models[Key] } = {};

  const models: Models = {
    get machine() {
      return (made.machine ??= createMachine({ engine, folder }));
    },
    get library() {
      return (made.library ??= createLibrary({
        ...{ folder, shipped, onChanged },
        places: () => settings.get().modelPlaces,
        setPlaces: (modelPlaces) => {
          emit('settings.changed', settings.set({ modelPlaces }));
        },
        machine: () => models.machine.look(),
        catalogIdOf: (url) => models.catalog.idOf(url),
      }));
    },
    get catalog() {
      return (made.catalog ??= loadCatalog({
        ...{ hub, http, hubAddress, tokenFor, onChanged },
        shipped: shipped[0] ?? folder,
        added: path.join(folder, 'catalog.json'),
        machine: () => models.machine.look(),
        installed: (machine) => models.library.list(machine),
      }));
    },
    get installs(): Installs {
      return (made.installs ??= createInstalls({
        ...{ hub, http, tokenFor, worker, emit, download: downloadFiles },
        folder: path.join(dataFolder, 'downloads'),
        catalog: () => models.catalog,
        library: () => models.library,
      }));
    },
    close() {
      made.installs?.close();
    },
  };
  return models;
}
