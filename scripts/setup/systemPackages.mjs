import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SetupError, say } from './report.mjs';
import { reason, run } from './run.mjs';

/**
 * Something the system must have, how to see that it has it, and the Debian packages that bring it,
 * the first one known to the system's package lists: newer releases have renamed some.
 *
 * @typedef {{ what: string, has: (system: System) => boolean, packages: readonly string[], needed: boolean }} Requirement
 */

/**
 * What set-up asks of the machine; tests put another in its place.
 *
 * @typedef {object} System
 * @property {boolean} isRoot
 * @property {boolean} hasDisplay
 * @property {(name: string) => boolean} hasLibrary by soname
 * @property {(name: string) => boolean} hasCommand
 * @property {(place: string, start: string) => boolean} hasFile a file in that folder whose name starts so
 */

/** @type {(soname: string, packages: readonly string[], needed?: boolean) => Requirement} */
const library = (soname, packages, needed = true) => ({
  what: soname,
  has: (system) => system.hasLibrary(soname),
  packages,
  needed,
});

/** @type {(name: string, packages: readonly string[]) => Requirement} */
const command = (name, packages) => ({
  what: name,
  has: (system) => system.hasCommand(name),
  packages,
  needed: true,
});

const electronLibraries = [
  library('libgtk-3.so.0', ['libgtk-3-0t64', 'libgtk-3-0']),
  library('libnss3.so', ['libnss3']),
  library('libasound.so.2', ['libasound2t64', 'libasound2']),
  library('libgbm.so.1', ['libgbm1']),
  library('libatk-bridge-2.0.so.0', ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0']),
  library('libcups.so.2', ['libcups2t64', 'libcups2']),
  library('libXss.so.1', ['libxss1'], false),
];

/** @type {Requirement} */
const chineseFont = {
  what: 'a font with Chinese characters',
  has: (system) => system.hasFile('/usr/share/fonts/opentype/noto', 'NotoSansCJK'),
  packages: ['fonts-noto-cjk'],
  needed: false,
};

/** A graphics card in software: the tests take the GPU path through it. @type {readonly Requirement[]} */
const softwareGpu = [
  library('libvulkan.so.1', ['libvulkan1'], false),
  {
    what: 'a software Vulkan device',
    has: (system) => system.hasFile('/usr/share/vulkan/icd.d', 'lvp_icd'),
    packages: ['mesa-vulkan-drivers'],
    needed: false,
  },
];

/** Opens the documents that the tests write. @type {readonly Requirement[]} */
const office = ['writer', 'calc', 'impress'].map((program) => ({
  what: `LibreOffice ${program}`,
  has: (system) => system.hasFile('/usr/lib/libreoffice/share/registry', `${program}.xcd`),
  packages: [`libreoffice-${program}`],
  needed: false,
}));

export const git = command('git', ['git']);
export const compiler = command('g++', ['g++']);

/**
 * What is missing for the window (`app`) or the tests.
 *
 * @param {'app' | 'test'} purpose
 * @param {System} system
 */
export function missingFor(purpose, system) {
  const headless = system.hasDisplay ? [] : [command('Xvfb', ['xvfb']), chineseFont];
  const tests = purpose === 'test' ? [...softwareGpu, git, ...office] : [];
  return [...electronLibraries, ...headless, ...tests].filter(({ has }) => !has(system));
}

/** @type {(purpose: 'app' | 'test') => import('./step.mjs').Step} */
export const systemPackages = (purpose) => ({
  name: 'system packages',
  // What is merely useful waits for somebody who may install it.
  isDone: () =>
    process.platform !== 'linux' ||
    !missingFor(purpose, thisSystem).some(({ needed }) => needed || thisSystem.isRoot),
  make: () => provide(missingFor(purpose, thisSystem)),
});

/** @type {System} */
export const thisSystem = {
  isRoot: process.getuid?.() === 0,
  hasDisplay: Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']),
  hasLibrary: (name) => readText('/etc/ld.so.cache').includes(`/${name}\0`),
  hasCommand: (name) =>
    (process.env['PATH'] ?? '')
      .split(path.delimiter)
      .some((folder) => existsSync(path.join(folder, name))),
  hasFile: (place, start) =>
    existsSync(place) && readdirSync(place).some((name) => name.startsWith(start)),
};

/** @param {string} file */
function readText(file) {
  return existsSync(file) ? readFileSync(file, 'latin1') : '';
}

/** @type {Promise<void>} */
let lastInstall = Promise.resolve();

/**
 * Installs what is missing when it may, else names it. One at a time: apt-get holds a lock.
 *
 * @param {readonly Requirement[]} requirements
 * @returns {Promise<void>}
 */
export function provide(requirements) {
  const mine = lastInstall.then(() => installMissing(requirements));
  lastInstall = mine.catch(() => undefined);
  return mine;
}

/** @param {readonly Requirement[]} requirements */
async function installMissing(requirements) {
  const missing = requirements.filter(({ has }) => !has(thisSystem));
  if (missing.length === 0) return;
  const things = missing.map(({ what }) => what).join(', ');
  if (!thisSystem.hasCommand('apt-get')) {
    throw new SetupError(
      `this system lacks ${things}; nothing was changed, install them with its package manager and run the command again`,
    );
  }
  if (!thisSystem.isRoot) {
    const names = await debianNames(missing);
    throw new SetupError(
      `this system lacks ${things}; nothing was changed, run: sudo apt-get install ${names.join(' ')}`,
    );
  }
  say(`installing ${things} with apt-get`);
  // An install that was killed half-way blocks every later one until this has run.
  await run('dpkg', ['--configure', '-a']);
  await aptGet('update');
  await aptGet('install', '-y', '--no-install-recommends', ...(await debianNames(missing)));
}

/** @param {readonly Requirement[]} missing */
async function debianNames(missing) {
  return Promise.all(
    missing.map(async ({ packages }) => {
      for (const name of packages) {
        const { output } = await run('apt-cache', ['policy', name]);
        if (/Candidate: (?!\(none\))/.test(output)) return name;
      }
      return packages.at(-1) ?? '';
    }),
  );
}

/** @param {readonly string[]} args */
async function aptGet(...args) {
  const outcome = await run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
  if (outcome.code !== 0) {
    throw new SetupError(
      `apt-get ${args[0] ?? ''} failed: ${reason(outcome)}; what it had installed stays, run the command again`,
    );
  }
}
