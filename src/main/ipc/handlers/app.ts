import { app, clipboard, shell } from 'electron';
import type { Core } from '#core/createCore.ts';
import { AppError } from '#shared/errors.ts';
import { openableLink } from '#shared/links.ts';
import type { HandlersOf } from '../router.ts';

export const appHandlers = (dataFolder: string, { historyError }: Core): HandlersOf<'app'> => ({
  'app.info': () => ({
    version: app.getVersion(),
    platform: process.platform,
    locale: app.getLocale(),
    dataFolder,
    historyError: historyError()?.toData() ?? null,
  }),
  'app.copy': async ({ text }) => {
    await clipboard.writeText(text);
    return null;
  },
  'app.openLink': async ({ url }) => {
    const link = openableLink(url);
    if (link === null)
      throw new AppError('request.invalid', {
        route: 'app.openLink',
        problem: 'only https and mailto links are opened',
      });
    await shell.openExternal(link);
    return null;
  },
});
