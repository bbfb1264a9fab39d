import type { Core } from '#core/createCore.ts';
import { applyTheme } from '../../theme.ts';
import { AppError } from '#shared/errors.ts';
import { parseUrl } from '#shared/parseUrl.ts';
import type { HandlersOf } from '../router.ts';

export const settingsHandlers = ({ settings }: Core): HandlersOf<'settings'> => ({
  'settings.get': () => settings.get(),
  'settings.set': (patch) => {
    if (patch.hubAddress !== undefined && !isWebAddress(patch.hubAddress))
      throw new AppError('request.invalid', {
        route: 'settings.set',
        problem: 'hubAddress: not an http or https address',
      });
    const next = settings.set(patch);
    applyTheme(next);
    return next;
  },
});

/** Whether requests can be made there; a password in it would be shown and saved. */
function isWebAddress(text: string): boolean {
  const url = parseUrl(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username + url.password === '';
}
