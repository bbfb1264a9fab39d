// Builds the app if its sources are newer than what was built last, and opens it: npm start [-- ARGUMENT…]
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { electronPath } from './electronPath.mjs';
import { nodeModules, root } from './setup/places.mjs';
import { run } from './setup/run.mjs';
import { lacksDisplay, runInDisplay } from './virtualDisplay.mjs';

const sources = ['src', 'electron.vite.config.ts', 'package.json'];
const built = path.join(root, 'out', '.built');

if (!isBuilt()) {
  const startedAt = new Date();
  const tool = path.join(nodeModules, 'electron-vite', 'bin', 'electron-vite.js');
  const outcome = await run(process.execPath, [tool, 'build', '--logLevel=warn'], { cwd: root });
  if (outcome.code !== 0) {
    process.stderr.write(`${outcome.output}${outcome.errors}start: the app could not be built\n`);
    process.exit(1);
  }
  mkdirSync(path.dirname(built), { recursive: true });
  writeFileSync(built, '');
  utimesSync(built, startedAt, startedAt);
}

const flags = [];
if (process.platform === 'linux' && process.getuid?.() === 0) flags.push('--no-sandbox');
if (lacksDisplay()) {
  flags.push('--disable-gpu');
  process.stderr.write(
    'start: there is no display here; the window opens in a virtual one (Xvfb)\n',
  );
}
process.exitCode = await runInDisplay(electronPath(), [...flags, root, ...process.argv.slice(2)]);

function isBuilt() {
  if (!existsSync(built)) return false;
  const since = statSync(built).mtimeMs;
  return sources.every((source) => newest(path.join(root, source)) < since);
}

/**
 * @param {string} place
 * @returns {number} milliseconds; of a folder, the newest of all in it
 */
function newest(place) {
  const found = statSync(place);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(place).map((name) => newest(path.join(place, name)));
  return Math.max(found.mtimeMs, ...inside);
}
