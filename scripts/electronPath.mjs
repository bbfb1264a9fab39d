import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { officialElectron } from './setup/electron.mjs';
import { testElectronPath } from './setup/testElectron.mjs';
import { isDisplayVirtual } from './virtualDisplay.mjs';

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

/**
 * The switches Electron needs on this machine: none on a usual desktop.
 *
 * @returns {string[]}
 */
export function electronSwitches() {
  return [
    ...(canSandbox() ? [] : ['--no-sandbox']),
    ...(isDisplayVirtual() ? ['--disable-gpu'] : []),
  ];
}

/** Whether Chromium's sandbox works here: not for root, nor where the kernel keeps user namespaces to itself. */
export function canSandbox() {
  if (process.platform !== 'linux') return true;
  if (process.getuid?.() === 0) return false;
  const helper = path.join(path.dirname(electronPath()), 'chrome-sandbox');
  if (existsSync(helper)) {
    const { mode, uid } = statSync(helper);
    if (uid === 0 && (mode & 0o4000) !== 0) return true;
  }
  return (
    kernelSetting('apparmor_restrict_unprivileged_userns') !== '1' &&
    kernelSetting('unprivileged_userns_clone') !== '0'
  );
}

/** @param {string} name */
function kernelSetting(name) {
  const file = path.join('/proc/sys/kernel', name);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
