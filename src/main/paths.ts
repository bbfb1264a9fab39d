import { app } from 'electron';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const built = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

export const preloadFile = built('preload/index.cjs');
export const rendererFolder = built('renderer');
export const engineHostFile = built('main/engineHost.js');
export const modelHostFile = built('main/modelHost.js');
export const documentWorkerFile = built('main/documentWorker.js');

/** Models of the user first, then those that come with the app. */
export function modelFolders(dataFolder: string): string[] {
  const shipped = app.isPackaged
    ? path.join(process.resourcesPath, 'models')
    : path.join(app.getAppPath(), 'resources', 'models');
  return [path.join(dataFolder, 'models'), shipped];
}
