import { BrowserWindow, nativeTheme } from 'electron';
import { preloadFile } from './paths.ts';
import { APP_URL } from './protocol.ts';

/** The colours of the page's ground, so that no white flash comes before it. */
const GROUND = { light: '#ffffff', dark: '#17181b' };

/** Brings a window to the user. */
export function raiseWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

export function createWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1180,
    height: 760,
    minWidth: 480,
    minHeight: 420,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(APP_URL);
  return window;
}
