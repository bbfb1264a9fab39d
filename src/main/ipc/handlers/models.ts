import type { Core } from '#core/createCore.ts';
import type { Emit } from '#core/events.ts';
import { fileToOpen } from '../../dialogs.ts';
import type { HandlersOf } from '../router.ts';

export const modelHandlers = (
  { models, settings, jobs, conversations }: Core,
  emit: Emit,
): HandlersOf<'models'> => {
  const remember = (modelPath: string) => {
    emit('settings.changed', settings.set({ modelPath }));
  };
  return {
    'models.status': () => models.status(),
    'models.choose': async () => {
      const path = await fileToOpen({ name: 'GGUF', extensions: ['gguf'] });
      if (path === null) return null;
      jobs.stopAll();
      conversations.stopAll();
      const status = await models.load(path);
      // A file that does not load must not be tried again at every start.
      if (status.state === 'ready' && status.model.path === path) remember(path);
      return status;
    },
    'models.reload': () => models.load(),
    'models.useDefault': () => {
      jobs.stopAll();
      conversations.stopAll();
      remember('');
      return models.load();
    },
  };
};
