import { benchMemory } from './memory.ts';

/** Run: `npm run bench:translator -- [pairs] [look-ups]`. A million pairs take about 0.5 GB of disk. */
const PAIRS = Number(process.argv[2] ?? 1_000_000);
const LOOKUPS = Number(process.argv[3] ?? 500);

await benchMemory(PAIRS, LOOKUPS);
