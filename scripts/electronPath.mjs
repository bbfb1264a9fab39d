import { existsSync } from 'node:fs';
import { officialElectron } from './setup/electron.mjs';
import { testElectronPath } from './setup/testElectron.mjs';

/**
 * The Electron that runs the app from this clone: the official one, or the test build where that can't be had.
 *
 * @returns {string} the binary's path
 * @throws {Error} before set-up has run
 */
export function electronPath() {
  const found = officialElectron() ?? (existsSync(testElectronPath) ? testElectronPath : undefined);
  if (found === undefined) throw new Error('there is no Electron yet: run npm start or npm test');
  return found;
}
