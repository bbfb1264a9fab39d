import path from 'node:path';
import { fileURLToPath } from 'node:url';

const shipped = fileURLToPath(new URL('../../resources/models', import.meta.url));

/** Models of the user first, then those that come with the app. */
export function modelFolders(dataFolder: string): string[] {
  return [path.join(dataFolder, 'models'), shipped];
}
