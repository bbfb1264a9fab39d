import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { digest } from './digest.mjs';

/** @typedef {{ file: string, sizeBytes: number, sha256: string }} Pinned a file as a manifest names it */

/**
 * @typedef {object} Places
 * @property {string} models where the file lies
 * @property {string} work for the record of what has been checked; may be deleted at any time
 */

/**
 * Whether a file has been checked and not been touched since: quick, it reads nothing of the file.
 *
 * @param {Pinned} pinned
 * @param {Places} places
 */
export function isChecked(pinned, places) {
  const file = path.join(places.models, pinned.file);
  const record = recordOf(pinned, places);
  return (
    existsSync(file) && existsSync(record) && readFileSync(record, 'utf8') === mark(pinned, file)
  );
}

/**
 * Whether a file is the pinned one, by its size and SHA-256.
 *
 * @param {Pinned} pinned
 * @param {string} file
 */
export async function isPinned(pinned, file) {
  return (
    statSync(file).size === pinned.sizeBytes &&
    (await digest(file, 'sha256', 'hex')) === pinned.sha256
  );
}

/**
 * Notes down that the file in its place is the pinned one.
 *
 * @param {Pinned} pinned
 * @param {Places} places
 */
export function recordChecked(pinned, places) {
  mkdirSync(places.work, { recursive: true });
  writeFileSync(recordOf(pinned, places), mark(pinned, path.join(places.models, pinned.file)));
}

/** @type {(pinned: Pinned, places: Places) => string} */
const recordOf = ({ file }, places) => path.join(places.work, `${file}.checked`);

/** @type {(pinned: Pinned, file: string) => string} */
function mark({ sha256 }, file) {
  const { size, mtimeMs } = statSync(file);
  return `${sha256} ${size} ${mtimeMs}`;
}
