import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isChecked, isPinned, recordChecked } from './checkedFile.mjs';
import { made, models } from './places.mjs';
import { say } from './report.mjs';

/** @typedef {import('./checkedFile.mjs').Pinned} Pinned */
/** @typedef {import('./checkedFile.mjs').Places} Places */

/** @type {Places} */
const thisRepository = { models, work: path.join(made, 'weights') };

/**
 * The model that comes with the app lies in the repository: there is nothing to fetch, only to see that it is whole.
 * The app works with other models too, so a bad one stops nothing.
 *
 * @type {import('./step.mjs').Step}
 */
export const starter = {
  name: 'starter model',
  isDone: () => isChecked(pinned(), thisRepository),
  make: async () => {
    const problem = await troubleWith(pinned(), thisRepository);
    if (problem !== undefined) say(problem);
  },
};

/** @returns {Pinned} the model as its manifest names it */
function pinned() {
  return JSON.parse(readFileSync(path.join(models, 'manifest.json'), 'utf8'));
}

/**
 * What is wrong with the starter model and what to do, in one line; undefined when it is whole.
 *
 * @param {Pinned} model
 * @param {Places} places
 */
export async function troubleWith(model, places) {
  const file = path.join(places.models, model.file);
  const isThere = existsSync(file);
  if (isThere && (await isPinned(model, file))) return recordChecked(model, places);
  return `the starter model ${model.file} is ${isThere ? 'damaged' : 'missing'}; everything else works, with a model of your own; "git checkout -- resources/models" brings it back`;
}
