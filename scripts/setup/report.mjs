/**
 * Tells the person at the terminal what set-up is doing; standard output stays free for the command that follows.
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`set-up: ${line}\n`);
}

/** A failure that a person can act on. Its message is one line: what happened, what is safe, what to do. */
export class SetupError extends Error {}
