import { BrowserWindow, ipcMain } from 'electron';
import type { Emit } from '#core/events.ts';
import { AppError } from '#shared/errors.ts';
import { EVENT_CHANNEL, FILES_CHANNEL, REQUEST_CHANNEL } from '#shared/ipc/channels.ts';
import type { Result } from '#shared/ipc/result.ts';
import type { takeDropped } from './dropped.ts';
import { type createRouter } from './router.ts';
import { isOurs } from './sender.ts';

/** Connects the one request channel to the router. */
export function registerRequests(router: ReturnType<typeof createRouter>): void {
  ipcMain.handle(REQUEST_CHANNEL, (event, name: unknown, input: unknown) => {
    if (!isOurs(event.senderFrame)) return forbidden(String(name));
    return router(name, input, { owner: String(event.sender.id) });
  });
}

/** Connects the channel of dropped files, whose paths preload names. */
export function registerDropped(take: ReturnType<typeof takeDropped>): void {
  ipcMain.handle(FILES_CHANNEL, (event, input: unknown) =>
    isOurs(event.senderFrame) ? take(input) : forbidden('files'),
  );
}

function forbidden(route: string): Result<never> {
  return { ok: false, error: new AppError('request.forbidden', { route }).toData() };
}

/** Sends an event to every window. */
export const emitToWindows: Emit = (name, data) => {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, name, data);
  }
};
