import { app, Menu } from 'electron';

/** macOS needs the standard menu for its text shortcuts; elsewhere the window has no menu bar. */
export function setUpMenu(): void {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  app.name = 'BayLing Desktop';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]),
  );
}
