import { homedir } from 'node:os';
import path from 'node:path';

export const APP_NAME = 'BayLing Desktop';

/**
 * The folder that holds history and settings, the same for the window and the command line: what Electron calls
 * `userData` under our name. `BAYLING_DATA` moves it, for a portable copy or a test.
 */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.BAYLING_DATA) return path.resolve(env.BAYLING_DATA);
  return path.join(configRoot(env), APP_NAME);
}

function configRoot(env: NodeJS.ProcessEnv): string {
  switch (process.platform) {
    case 'darwin':
      return path.join(homedir(), 'Library', 'Application Support');
    case 'win32':
      return absolute(env.APPDATA) ?? path.join(homedir(), 'AppData', 'Roaming');
    default:
      return absolute(env.XDG_CONFIG_HOME) ?? path.join(homedir(), '.config');
  }
}

/** A variable that is empty or relative counts as not set, as the XDG specification has it. */
function absolute(folder: string | undefined): string | undefined {
  return folder !== undefined && path.isAbsolute(folder) ? folder : undefined;
}

export function historyPath(folder: string): string {
  return path.join(folder, 'history.db');
}

/** Copies of the documents that are in the queue. */
export function documentsFolder(folder: string): string {
  return path.join(folder, 'documents');
}
