import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isChecked, isPinned, recordChecked } from './checkedFile.mjs';
import { made, models } from './places.mjs';
import { say } from './report.mjs';

/** @typedef {import('./checkedFile.mjs').Pinned} Pinned */
/** @typedef {import('./checkedFile.mjs').Places} Places */

/**
 * The model that comes with the app lies in the repository: there is nothing to fetch, only to see that it is whole.
 * The app works with other models too, so a bad one stops nothing.
 */
export const starter = starterIn({ models, work: path.join(made, 'weights') });

/**
 * @param {Places} places with the manifest beside the model
 * @returns {import('./step.mjs').Step}
 */
export function starterIn(places) {
  return {
    name: 'starter model',
    isDone() {
      const model = pinnedIn(places);
      return model !== undefined && isChecked(model, places);
    },
    async make() {
      const problem = await troubleWith(pinnedIn(places), places);
      if (problem !== undefined) say(problem);
    },
  };
}

/**
 * @param {Places} places
 * @returns {Pinned | undefined} the model as its manifest names it; undefined where that is missing or damaged
 */
function pinnedIn(places) {
  try {
    const model = JSON.parse(readFileSync(path.join(places.models, 'manifest.json'), 'utf8'));
    return typeof model.file === 'string' ? model : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What is wrong with the starter model and what to do, in one line; undefined when it is whole.
 *
 * @param {Pinned | undefined} model undefined where the manifest does not tell
 * @param {Places} places
 */
export async function troubleWith(model, places) {
  if (model === undefined) return advice("'s manifest.json is missing or damaged");
  const file = path.join(places.models, model.file);
  const isThere = existsSync(file);
  if (isThere && (await isPinned(model, file))) return recordChecked(model, places);
  return advice(` ${model.file} is ${isThere ? 'damaged' : 'missing'}`);
}

/** @type {(problem: string) => string} */
const advice = (problem) =>
  `the starter model${problem}; everything else works, with a model of your own; "git checkout -- resources/models" brings it back`;
