import { app, clipboard } from 'electron';
import type { Core } from '#core/createCore.ts';
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
});
