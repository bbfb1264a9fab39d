import type { Core } from '#core/createCore.ts';
import { applyTheme } from '../../theme.ts';
import type { HandlersOf } from '../router.ts';

export const settingsHandlers = ({ settings }: Core): HandlersOf<'settings'> => ({
  'settings.get': () => settings.get(),
  'settings.set': (patch) => {
    const next = settings.set(patch);
    applyTheme(next);
    return next;
  },
});
