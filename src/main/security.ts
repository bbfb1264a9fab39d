import { app, session } from 'electron';
import { APP_ORIGIN } from './protocol.ts';

const isOurs = (url: string) => url.startsWith(`${APP_ORIGIN}/`);

/** Denies the renderer everything it has no need of. Must run before the first window opens. */
export function setUpSecurity(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });

  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  // The page is ours alone: every other request, from whatever it may show one day, ends here.
  defaultSession.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isOurs(details.url) && !details.url.startsWith('devtools://') });
  });
  defaultSession.setSpellCheckerEnabled(false);
}
