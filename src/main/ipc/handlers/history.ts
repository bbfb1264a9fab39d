import type { Core } from '#core/createCore.ts';
import type { Emit } from '#core/events.ts';
import { applyTheme } from '../../theme.ts';
import { exportedFile, importedFile } from '../../transferFiles.ts';
import type { HandlersOf } from '../router.ts';

export const historyHandlers = (core: Core, emit: Emit): HandlersOf<'history'> => {
  const changed = () => {
    emit('history.changed', null);
    return null;
  };
  return {
    'history.list': (query) => core.history().list(query),
    'history.get': ({ id }) => core.history().get(id),
    'history.reopen': () => {
      core.reopenHistory();
      applyTheme(core.settings.get());
      return changed();
    },
    'history.export': ({ format, conversationId }) => exportedFile(core, format, conversationId),
    'history.import': async () => {
      const imported = await importedFile(core);
      if (!imported) return null;
      changed();
      emit('chat.changed', { id: null });
      emit('memory.changed', null);
      return imported;
    },
    'history.delete': ({ id }) => {
      core.history().delete(id);
      return changed();
    },
    'history.restore': ({ id }) => {
      core.history().restore(id);
      return changed();
    },
  };
};
