import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { linkedNode, nodeModules, pinnedNode, root } from './places.mjs';
import { SetupError, say } from './report.mjs';
import { reason, run } from './run.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, peer?: boolean, devOptional?: boolean }} Locked */
/** @typedef {{ packages: Record<string, Locked> }} Lock */

// npm writes it last, after every package is in place: an interrupted install leaves none, or an older one.
const installedList = path.join(nodeModules, '.package-lock.json');

/** @type {import('./step.mjs').Step} */
export const dependencies = {
  name: 'dependencies',
  isDone: () => hasNode() && isInstalled(readLock(lockFile), readLock(installedList)),
  make: install,
};

const lockFile = path.join(root, 'package-lock.json');

/**
 * Whether what npm has installed is what the lockfile asks for on this platform.
 *
 * @param {Lock | undefined} wanted package-lock.json
 * @param {Lock | undefined} installed npm's own list inside node_modules
 */
export function isInstalled(wanted, installed) {
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted.packages).every(([place, locked]) => {
    if (place === '') return true;
    const found = installed.packages[place];
    if (found === undefined) return locked.optional === true || locked.devOptional === true;
    return found.version === locked.version && found.integrity === locked.integrity;
  });
}

/**
 * @param {string} file
 * @returns {Lock | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

async function install() {
  say('installing the packages of package-lock.json (a few minutes the first time)');
  rmSync(installedList, { force: true });
  const outcome = await npm(
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    // Its prebuilt binaries are packages of their own; npm 10 would run its post-install script nevertheless.
    { NODE_LLAMA_CPP_SKIP_DOWNLOAD: 'true' },
  );
  if (outcome.code !== 0) {
    throw new SetupError(
      `the packages could not be installed: ${reason(outcome)}; nothing else was changed, run the command again once this is mended`,
    );
  }
  if (!hasNode()) await installNode();
}

const hasNode = () => existsSync(pinnedNode) && existsSync(linkedNode);

/** For an npm that runs no install scripts at all (`ignore-scripts`). */
async function installNode() {
  const outcome = await run(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: path.join(nodeModules, 'node'),
    env: { ...process.env, npm_config_ignore_scripts: '' },
  });
  await npm(['rebuild', 'node', '--ignore-scripts']);
  if (!hasNode()) {
    throw new SetupError(
      `Node, which the tools run on, could not be installed: ${reason(outcome)}; everything else is in place, run the command again`,
    );
  }
}
