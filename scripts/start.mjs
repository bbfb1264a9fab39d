// Builds the app if its sources are newer than what was built last, and opens it: npm start [-- ARGUMENT…]
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canSandbox, electronPath, electronSwitches } from './electronPath.mjs';
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
    process.stderr.write(`${outcome.output}${outcome.errors}`);
    tell('the app could not be built; nothing was opened');
    process.exit(1);
  }
  mkdirSync(path.dirname(built), { recursive: true });
  writeFileSync(built, '');
  utimesSync(built, startedAt, startedAt);
}

if (lacksDisplay()) tell('there is no display here; the window opens in a virtual one (Xvfb)');
if (!canSandbox()) tell("this system or user doesn't let Chromium's sandbox run; going on without");
process.exitCode = await runInDisplay(electronPath(), [
  ...electronSwitches(),
  root,
  ...process.argv.slice(2),
]);

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

/** @param {string} line */
function tell(line) {
  process.stderr.write(`start: ${line}\n`);
}
