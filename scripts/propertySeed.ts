import fc from 'fast-check';

/**
 * Property tests try the same values each time, so that a red run is no matter of luck. `FUZZ=1 npm run test:unit` tries
 * others, and a failure says with which seed it comes again: `FUZZ=<seed>`.
 */
const { FUZZ } = process.env;
if (FUZZ !== '1') fc.configureGlobal({ seed: FUZZ === undefined ? 20_261_121 : Number(FUZZ) });
