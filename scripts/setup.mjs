// Brings what the app, the command line or the tests need: node scripts/setup.mjs [--for=app|cli|test]
// Plain JavaScript without packages: it runs before there are any, on the host's own Node.
import { dependencies } from './setup/dependencies.mjs';
import { electron } from './setup/electron.mjs';
import { SetupError, say } from './setup/report.mjs';
import { starter } from './setup/starter.mjs';
import { finish } from './setup/step.mjs';
import { systemPackages } from './setup/systemPackages.mjs';
import { takeTurn } from './setup/turn.mjs';
import { vocabulary } from './setup/vocabulary.mjs';
import { testWeights } from './setup/testWeights.mjs';

const purpose = process.argv[2]?.replace(/^--for=/, '') ?? 'app';

/**
 * Lanes run side by side, the steps of a lane one after the other.
 *
 * @type {Record<string, readonly (readonly import('./setup/step.mjs').Step[])[]>}
 */
const lanesFor = {
  cli: [[dependencies], [starter]],
  app: [[dependencies, electron], [systemPackages('app')], [starter]],
  test: [
    [dependencies, electron],
    [systemPackages('test'), dependencies, vocabulary],
    [starter],
    [testWeights],
  ],
};
const lanes = lanesFor[purpose];
if (lanes === undefined) {
  process.stderr.write('Usage: node scripts/setup.mjs [--for=app|cli|test]\n');
  process.exit(2);
}

const isAllDone = () => lanes.flat().every((step) => step.isDone());
if (!isAllDone()) {
  await takeTurn();
  const startedMs = Date.now();
  /** @type {Map<import('./setup/step.mjs').Step, Promise<void>>} */
  const running = new Map();
  await Promise.all(lanes.map((lane) => runLane(lane, running)));
  if (process.exitCode === undefined) {
    say(`done in ${Math.round((Date.now() - startedMs) / 1000)} s`);
  }
}

/**
 * @param {readonly import('./setup/step.mjs').Step[]} lane
 * @param {Map<import('./setup/step.mjs').Step, Promise<void>>} running a step that two lanes wait for runs once
 */
async function runLane(lane, running) {
  try {
    for (const step of lane) {
      const run = running.get(step) ?? finish(step);
      running.set(step, run);
      await run;
    }
  } catch (error) {
    if (process.exitCode === undefined) {
      say(
        error instanceof SetupError
          ? error.message
          : String(error instanceof Error ? error.stack : error),
      );
    }
    process.exitCode = 1;
  }
}
