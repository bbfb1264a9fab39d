import type { Core } from '#core/createCore.ts';
import type { Emit } from '#core/events.ts';
import type { HandlersOf } from '../router.ts';

export const serverHandlers = (core: Core, emit: Emit): HandlersOf<'server'> => {
  const { models, settings, secrets } = core;
  return {
    'server.hasKey': () => ({ hasKey: secrets.get('serverKey') !== null }),
    'server.setKey': async ({ key }) => {
      await secrets.set('serverKey', key);
      return { hasKey: key !== null };
    },
    'server.test': ({ address }) => core.listServerModels(address),
    'server.keep': (entered) => {
      if (!settings.get().server.enabled)
        emit('settings.changed', settings.set({ server: { ...entered, enabled: false } }));
      return null;
    },
    'server.use': (server) => {
      core.jobs.stopAll();
      core.conversations.stopAll();
      emit('settings.changed', settings.set({ server }));
      return models.load();
    },
  };
};
