import { BrowserWindow, ipcMain } from 'electron';
import type { Emit } from '#core/events.ts';
import { AppError } from '#shared/errors.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '#shared/ipc/channels.ts';
import { type createRouter } from './router.ts';
import { isOurs } from './sender.ts';

/** Connects the one request channel to the router. */
export function registerRequests(router: ReturnType<typeof createRouter>): void {
  ipcMain.handle(REQUEST_CHANNEL, (event, name: unknown, input: unknown) => {
    if (!isOurs(event.senderFrame)) {
      const error = new AppError('request.forbidden', { route: String(name) });
      return { ok: false, error: error.toData() };
    }
    return router(name, input, { owner: String(event.sender.id) });
  });
}

/** Sends an event to every window. */
export const emitToWindows: Emit = (name, data) => {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, name, data);
  }
};
