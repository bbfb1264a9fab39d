import { writeSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isAppError } from '#shared/errors.ts';
import { createRandom } from '../../../testModel/random.ts';
import { fuzzTargets, type Target } from './targets.ts';

/** What a run is told to report, one line of JSON at its end. */
export interface FuzzReport {
  cases: number;
  /** How many files were refused, and how many read as if nothing were wrong. */
  refused: number;
  accepted: number;
  /** Of what was thrown other than an AppError: the case and the error, the first ones. */
  failures: string[];
  /** The most processor time that one case took, in milliseconds. */
  longestMs: number;
  /** By how much the most memory in use grew after the first cases, in bytes. */
  grownBytes: number;
}

/** After so many cases all code is loaded and compiled. */
const WARM_UP = 300;
const MAX_FAILURES = 10;
/** A line for each would take a tenth of the time. */
const CASES_A_LINE = 20;
/** Neighbouring seeds of the generator begin alike. */
const SPREAD = 0x9e3779b1;

const [root = '.', seed = '1'] = process.argv.slice(2);
const report: FuzzReport = {
  ...{ cases: 0, refused: 0, accepted: 0, failures: [], longestMs: 0, grownBytes: 0 },
};
let peakBytes = 0;
let warmBytes = 0;

for (const target of await fuzzTargets(root)) await fuzz(target);
report.grownBytes = peakBytes - warmBytes;
writeSync(1, `${JSON.stringify(report)}\n`);

async function fuzz({ name, cases, folder, changed, mutate, read }: Target): Promise<void> {
  const file = path.join(folder, changed);
  const good = await readFile(file);
  for (let index = 0; index < cases; index++) {
    const label = `${name} ${index}`;
    // Written at once: whoever watches knows the last one, or nearly, after a crash or in a hang.
    if (index % CASES_A_LINE === 0) writeSync(1, `${label}\n`);
    const random = createRandom(Math.imul(Number(seed) + report.cases, SPREAD));
    await writeFile(file, mutate(good, random));
    const began = process.cpuUsage();
    await read().then(
      () => report.accepted++,
      (error: unknown) => {
        if (isAppError(error)) report.refused++;
        else if (report.failures.length < MAX_FAILURES)
          report.failures.push(`${label}: ${String(error)}`);
      },
    );
    const { user, system } = process.cpuUsage(began);
    report.longestMs = Math.max(report.longestMs, (user + system) / 1000);
    report.cases++;
    watchMemory();
  }
  await writeFile(file, good);
}

function watchMemory(): void {
  const { rss } = process.memoryUsage();
  peakBytes = Math.max(peakBytes, rss);
  if (report.cases === WARM_UP) warmBytes = peakBytes;
}
