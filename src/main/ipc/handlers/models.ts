import { shell } from 'electron';
import type { Core } from '#core/createCore.ts';
import type { Emit } from '#core/events.ts';
import { AppError } from '#shared/errors.ts';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { addModelFolder } from '../../addModels.ts';
import { fileToOpen, folderToOpen } from '../../dialogs.ts';
import type { HandlersOf } from '../router.ts';

export const modelHandlers = (core: Core, emit: Emit): HandlersOf<'models'> => {
  const { models, settings, secrets } = core;
  const remember = (modelPath: string) => {
    emit('settings.changed', settings.set({ modelPath }));
  };
  /** Who chooses a model of this computer wants no text to go elsewhere. */
  const useHere = (modelPath: string) => {
    const server = { ...settings.get().server, enabled: false };
    emit('settings.changed', settings.set({ modelPath, server }));
  };
  const stopWork = () => {
    core.jobs.stopAll();
    core.conversations.stopAll();
  };
  /** The file that the engine holds, or is about to: unloading waits for that. */
  const inUse = () => {
    const status = models.status();
    if (status.state === 'loading') return status.path;
    return status.state === 'ready' ? status.model.path : null;
  };
  /** The window may name no file of its own. */
  async function listed(path: string): Promise<string> {
    if (await core.library.has(path)) return path;
    throw new AppError('model.notFound', { path });
  }
  async function use(path: string): Promise<ModelStatus> {
    stopWork();
    const status = await models.load(path);
    // A file that does not load must not be tried again at every start.
    if (status.state === 'ready' && status.model.path === path) useHere(path);
    return status;
  }
  async function useDefault(): Promise<ModelStatus> {
    stopWork();
    useHere('');
    return models.load();
  }
  /** Which model was in use when it was removed, by the ids for restoring. */
  const wasInUse = new Map<string, string>();

  return {
    'models.status': () => models.status(),
    'models.choose': async () => {
      const path = await fileToOpen({ name: 'GGUF', extensions: ['gguf'] });
      if (path === null) return null;
      // A file that is no model is refused by loading it, and the one in use stays.
      return use(await core.library.add(path, { inPlace: true }).catch(() => path));
    },
    'models.reload': () => models.load(),
    'models.useDefault': useDefault,

    'models.machine': () => core.machine.look(),
    'models.library': async () => core.library.list(await core.machine.glance()),
    'models.use': async ({ path }) => use(await listed(path)),
    'models.unload': () => {
      stopWork();
      return models.unload();
    },
    'models.rename': async ({ path, name }) => {
      const isInUse = inUse() === path;
      // Some systems keep a file that is in use from being renamed.
      if (isInUse) await models.unload();
      try {
        const renamed = await core.library.rename(await listed(path), name);
        if (settings.get().modelPath === path) remember(renamed);
        return { path: renamed };
      } finally {
        if (isInUse) void models.load();
      }
    },
    'models.remove': async ({ path }) => {
      await listed(path);
      const isInUse = inUse() === path;
      if (isInUse) {
        stopWork();
        await models.unload();
      }
      try {
        const id = await core.library.remove(path);
        if (settings.get().modelPath === path) {
          wasInUse.set(id, path);
          remember('');
        }
        return { id };
      } finally {
        if (isInUse) void models.load();
      }
    },
    'models.restore': async ({ id }) => {
      await core.library.restore(id);
      const path = wasInUse.get(id);
      wasInUse.delete(id);
      if (path !== undefined) await use(path);
      return null;
    },
    'models.reveal': async ({ path }) => {
      shell.showItemInFolder(await listed(path));
      return null;
    },
    'models.benchmark': async ({ path }) => {
      if (inUse() !== path) {
        const status = await use(await listed(path));
        if (status.state !== 'ready' || status.model.path !== path)
          throw new AppError('model.notFound', { path });
      }
      return core.measureModel();
    },

    'models.catalog': async () => core.catalog.list(await core.machine.glance()),
    'models.licence': async ({ id }) => ({ text: await core.catalog.licence(id) }),
    'models.add': async ({ source }) => ({ kind: 'catalog', id: await core.catalog.add(source) }),
    'models.addFolder': async () => {
      const [folder] = await folderToOpen();
      return folder === undefined ? null : addModelFolder(core, folder);
    },
    'models.forget': ({ id }) => {
      core.catalog.forget(id);
      return null;
    },

    'models.installs': () => core.installs.list(),
    'models.install': async ({ id, choice }) => {
      const entry = core.catalog.find(id);
      if (entry?.kind !== 'weights' || !entry.needsBase) return core.installs.start(id, choice);
      const [base] = await folderToOpen();
      return base === undefined ? null : core.installs.start(id, choice, base);
    },
    'models.pause': ({ id }) => {
      core.installs.pause(id);
      return null;
    },
    'models.resume': ({ id }) => {
      core.installs.resume(id);
      return null;
    },
    'models.cancel': async ({ id }) => {
      await core.installs.cancel(id);
      return null;
    },

    'models.hasToken': () => ({ hasToken: secrets.get('hubToken') !== null }),
    'models.setToken': async ({ token }) => {
      await secrets.set('hubToken', token);
      return { hasToken: token !== null };
    },
  };
};
