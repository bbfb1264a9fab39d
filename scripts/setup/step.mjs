/**
 * One part of set-up. `isDone` is quick and changes nothing; `make` may be interrupted at any moment and called again.
 *
 * @typedef {{ name: string, isDone: () => boolean, make: () => Promise<void> }} Step
 */

/**
 * @param {Step} step
 * @returns {Promise<void>}
 */
export async function finish(step) {
  if (!step.isDone()) await step.make();
}
