// The launcher inside the test build of Electron: does what Electron's own default app does, which that build lacks.
// It also hands better-sqlite3 the binary compiled for this older Electron: the package's own one crashes in it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as electron from 'electron';

// What Electron offers its default app only is not in its types.
const app =
  /** @type {import('electron').App & { setVersion(version: string): void, setAppPath(folder: string): void }} */ (
    electron.app
  );
const compiled = path.join(import.meta.dirname, '../../../better-sqlite3/better_sqlite3.node');
const openLibrary = process.dlopen;
process.dlopen = (...[module, filename, flags]) => {
  const isSqlite = /[\\/]better-sqlite3[\\/].*\.node$/.test(filename);
  const chosen = isSqlite && existsSync(compiled) ? compiled : filename;
  return openLibrary.apply(
    process,
    flags === undefined ? [module, chosen] : [module, chosen, flags],
  );
};

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  process.stderr.write('Usage: electron FOLDER\n');
  app.exit(2);
} else {
  // Awaited here, so that the app's main script has run before `ready`: it may register protocol schemes.
  await openApp(path.resolve(given));
}

/** @param {string} place an app folder or its main script */
async function openApp(place) {
  const isFolder = statSync(place).isDirectory();
  let main = place;
  if (isFolder) {
    const {
      name,
      productName,
      version,
      main: entry,
    } = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8'));
    app.setName(productName ?? name);
    if (version !== undefined) app.setVersion(version);
    main = path.join(place, entry ?? 'index.js');
  }
  app.setAppPath(isFolder ? place : path.dirname(place));
  await import(pathToFileURL(main).href);
}
