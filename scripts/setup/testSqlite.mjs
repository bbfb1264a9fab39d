import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { made, nodeModules } from './places.mjs';
import { SetupError, say } from './report.mjs';
import { reason, run } from './run.mjs';
import { compiler, provide } from './systemPackages.mjs';

const source = path.join(nodeModules, 'better-sqlite3');

/** Where the test Electron's launcher looks for it. */
const folder = path.join(made, 'better-sqlite3');

/** Whether the test Electron has the better-sqlite3 of the installed version. */
export function isSqliteCompiled() {
  return existsSync(path.join(folder, 'package.json')) && versionIn(folder) === versionIn(source);
}

/** @param {string} place */
function versionIn(place) {
  return JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8')).version;
}

/**
 * Compiles better-sqlite3 for the test Electron, whose Node-API (9) is older than the package's own binary asks for (10).
 * As the version marked experimental it loads there: all it uses of 10 was already in 9 under that mark.
 *
 * @throws {SetupError} when there is no compiler or it fails
 */
export async function compileSqlite() {
  if (isSqliteCompiled()) return;
  await provide([compiler]);
  say('compiling better-sqlite3 for that build of Electron (about a minute)');
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  /** @type {(name: string) => string} */
  const object = (name) => path.join(partial, name);

  const sqlite = path.join(source, 'deps', 'sqlite3');
  const common = ['-O1', '-fPIC', '-w', '-DNDEBUG', '-fvisibility=hidden', `-I${sqlite}`, '-c'];
  await Promise.all([
    compile([
      '-x',
      'c',
      '-std=c99',
      ...defines(),
      ...common,
      path.join(sqlite, 'sqlite3.c'),
      '-o',
      object('sqlite3.o'),
    ]),
    compile([
      '-std=c++20',
      '-DNAPI_VERSION=2147483647',
      '-DNAPI_DISABLE_CPP_EXCEPTIONS',
      '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
      `-I${path.join(nodeModules, 'node-api-headers', 'include')}`,
      `-I${path.join(nodeModules, 'node-addon-api')}`,
      ...common,
      path.join(source, 'src', 'better_sqlite3.cpp'),
      '-o',
      object('addon.o'),
    ]),
  ]);
  const hidden = ['-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL'];
  const target = object('better_sqlite3.node');
  await compile([
    '-shared',
    object('addon.o'),
    object('sqlite3.o'),
    ...hidden,
    '-ldl',
    '-o',
    target,
  ]);
  for (const part of ['addon.o', 'sqlite3.o']) rmSync(object(part));
  copyFileSync(path.join(source, 'package.json'), path.join(partial, 'package.json'));

  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
}

/** The options the package compiles SQLite with. */
function defines() {
  const listed = readFileSync(path.join(source, 'deps', 'defines.gypi'), 'utf8');
  return [...listed.matchAll(/'([A-Z][A-Z0-9_]*(?:=-?\d+)?)'/g)].map(
    ([, define = '']) => `-D${define}`,
  );
}

/** @param {readonly string[]} args */
async function compile(args) {
  const outcome = await run('g++', args);
  if (outcome.code !== 0) {
    throw new SetupError(
      `better-sqlite3 could not be compiled for the test Electron: ${reason(outcome)}; everything else is in place, run the command again`,
    );
  }
}
