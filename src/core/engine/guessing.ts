/** How many tokens may be guessed; with the one before them they make batches of 2, 4, 8, 16 and 32. */
const LENGTHS = [1, 3, 7, 15, 31] as const;
export const MOST_GUESSED = 31;
/** Until it is measured: what a guessed token adds, in evaluations of one token. */
const EXPECTED_COST = 0.25;
/** A guess must promise this much more than an evaluation without one. */
const MARGIN = 1.05;
/** The fastest evaluation counts, for other programs only ever slow one down; each later one forgets by so much. */
const FORGET_TIME = 1.3;
/** Of what was seen of guesses before, this remains with each guessed token, and so many tokens with each request. */
const FORGET_HITS = 0.98;
const CARRIED = 16;

/**
 * Learns how many tokens are worth guessing: how often guesses were right, and what a batch takes on this machine. It
 * must be measured: of one model a batch of eight takes three times as long as one token, of another, on the same
 * processor, six times as long, and on a graphics card hardly longer. It learns over all requests to one model, so that
 * a model that does not repeat itself costs few wrong guesses.
 */
export interface Guessing {
  begin(): void;
  /** How many of `found` tokens to guess, by what is known so far; often 0. */
  worth(found: number): number;
  /** Of the tokens looked at, `right` were right, up to the first that was not. */
  saw(right: number, looked: number): void;
  /** An evaluation of one token and `guessed` guessed ones took `ms`. */
  took(guessed: number, ms: number): void;
}

export function createGuessing(): Guessing {
  let hits = 4;
  let misses = 1;
  /** By the logarithm of the batch. */
  const times: (number | undefined)[] = [];
  const sizeOf = (guessed: number) => Math.ceil(Math.log2(guessed + 1));

  function keep(share: number): void {
    hits *= share;
    misses *= share;
  }

  /** In evaluations of one token. Of a batch not measured yet, no less than of the longest shorter one that was. */
  function costOf(guessed: number): number {
    const expected = 1 + EXPECTED_COST * guessed;
    const one = times[0];
    if (one === undefined) return expected;
    const size = sizeOf(guessed);
    const known = times.slice(0, size + 1).findLast((time) => time !== undefined) ?? one;
    return times[size] === undefined ? Math.max(expected, known / one) : known / one;
  }

  return {
    begin() {
      keep(Math.min(1, CARRIED / (hits + misses)));
    },
    worth(found) {
      const chance = hits / (hits + misses);
      let worth = 0;
      let best = MARGIN;
      for (const length of LENGTHS) {
        const guessed = Math.min(length, found);
        // What each further guess adds is the chance that it and all before it are right.
        const tokens = (1 - chance ** (guessed + 1)) / (1 - chance);
        const gain = tokens / costOf(guessed);
        if (gain > best) [best, worth] = [gain, guessed];
      }
      return worth;
    },
    saw(right, looked) {
      const wrong = right < looked ? 1 : 0;
      keep(FORGET_HITS ** (right + wrong));
      hits += right;
      misses += wrong;
    },
    took(guessed, ms) {
      const size = sizeOf(guessed);
      times[size] = Math.min(ms, (times[size] ?? Infinity) * FORGET_TIME);
    },
  };
}
