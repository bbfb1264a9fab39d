import { app, BrowserWindow, shell } from 'electron';
import { type Core, createCore } from '#core/createCore.ts';
import { createEngineClient } from '#core/engine/process/engineClient.ts';
import { APP_NAME, dataFolder as chooseDataFolder } from '#core/paths.ts';
import { createModelWorker } from '#core/models/worker/modelWorker.ts';
import { lazyHttp } from '#core/net/lazyHttp.ts';
import type { EventData } from '#shared/ipc/contract.ts';
import { takeModels } from './dropModels.ts';
import { spawnEngineProcess } from './engineProcess.ts';
import { takeDropped } from './ipc/dropped.ts';
import { appHandlers } from './ipc/handlers/app.ts';
import { chatHandlers } from './ipc/handlers/chat.ts';
import { documentHandlers } from './ipc/handlers/documents.ts';
import { glossaryHandlers } from './ipc/handlers/glossary.ts';
import { historyHandlers } from './ipc/handlers/history.ts';
import { memoryHandlers } from './ipc/handlers/memory.ts';
import { modelHandlers } from './ipc/handlers/models.ts';
import { serverHandlers } from './ipc/handlers/server.ts';
import { settingsHandlers } from './ipc/handlers/settings.ts';
import { translatorHandlers } from './ipc/handlers/translator.ts';
import { emitToWindows, registerDropped, registerRequests } from './ipc/register.ts';
import { createRouter } from './ipc/router.ts';
import { setUpMenu } from './menu.ts';
import { spawnModelProcess } from './modelProcess.ts';
import { notifyOfLongJobs } from './notify.ts';
import { documentWorkerFile, modelFolders, rendererFolder } from './paths.ts';
import { proxyFor } from './proxy.ts';
import { readOptions } from './readOptions.ts';
import { registerScheme, serveRenderer } from './protocol.ts';
import { createKeychainSecrets } from './secrets.ts';
import { setUpSecurity } from './security.ts';
import { applyTheme } from './theme.ts';
import { createWindow, raiseWindow } from './window.ts';

const dataFolder = chooseDataFolder();
app.setName(APP_NAME);
app.setPath('userData', dataFolder);
registerScheme();

if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

function start(): void {
  setUpSecurity();
  setUpMenu();
  serveRenderer(rendererFolder);

  const notify = notifyOfLongJobs(() => core.settings, emitToWindows);
  const secrets = createKeychainSecrets(dataFolder);
  const engine = createEngineClient({
    spawn: spawnEngineProcess,
    onDied: () => {
      core.models.recover();
    },
  });
  const core: Core = createCore({
    engine,
    emit: (name, data) => {
      emitToWindows(name, data);
      if (name === 'documents.job') notify(data as EventData<'documents.job'>);
    },
    dataFolder,
    modelFolders: modelFolders(dataFolder),
    documentWorker: documentWorkerFile,
    http: lazyHttp({ proxyFor }),
    secrets,
    modelWorker: createModelWorker({ spawn: spawnModelProcess }),
  });
  applyTheme(core.settings.get());

  registerRequests(
    createRouter({
      ...appHandlers(dataFolder, core),
      ...settingsHandlers(core),
      ...modelHandlers(core, emitToWindows),
      ...serverHandlers(core, emitToWindows),
      ...translatorHandlers(core),
      ...historyHandlers(core, emitToWindows),
      ...chatHandlers(core, emitToWindows),
      ...documentHandlers(core),
      ...memoryHandlers(core, emitToWindows),
      ...glossaryHandlers(core),
    }),
  );
  registerDropped(
    takeDropped({
      takeModels: (paths) => takeModels(core, paths),
      documents: {
        add: (paths, languages) =>
          core.documents.add(paths, { ...languages, options: readOptions(core.settings.get()) }),
      },
    }),
  );

  const openWindow = () => {
    const window = createWindow();
    const { id } = window.webContents;
    window.on('closed', () => {
      core.jobs.stopOwner(String(id));
    });
  };
  openWindow();
  // Servers and gated repositories want to know who asks.
  void secrets.load().finally(() => {
    void core.models.load();
    core.documents.start();
    void core.installs.begin();
  });
  void core.library.emptyRemoved((path) => shell.trashItem(path));

  app.on('second-instance', raiseWindow);
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('quit', () => {
    try {
      core.close();
    } catch {
      // Deleted entries that could not be purged now (a full disk, say) are when the app next starts.
    }
  });
}
