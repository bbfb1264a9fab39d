/** How far back a loop is looked for, in UTF-16 units. */
const WINDOW = 1600;
/** New characters after which it is looked for again. */
const STEP = 24;
/** A loop is this long at least: laughter is not one. */
const SHORTEST = 48;
/** The most often that a text says the same in a row on its own, by the length of what it says. */
const timesFor = (period: number) => (period < 4 ? 24 : period < 12 ? 6 : period < 40 ? 4 : 3);

/** What a text says again and again without a break. */
export interface Loop {
  /** UTF-16 units. */
  period: number;
  times: number;
}

/**
 * Is fed an answer as it comes, and says true once when it goes round in circles other than its source does. The work for
 * each piece is bounded by a window.
 */
export function createWatch(source: string): (text: string) => boolean {
  let tail = '';
  let unseen = 0;
  let isDone = false;
  /** How often the source repeats itself; found when it is first needed. */
  let times: number | undefined;
  return (text) => {
    if (isDone) return false;
    tail = (tail + text).slice(-WINDOW);
    unseen += text.length;
    if (unseen < STEP) return false;
    unseen = 0;
    const loop = loopAtEnd(tail);
    if (!loop) return false;
    times ??= mostTimes(source);
    isDone = !isOfSource(loop, times);
    return isDone;
  };
}

/** What the end of a text goes round in, as far as `WINDOW`; null where it does not. */
export function loopAtEnd(text: string): Loop | null {
  const matches = matchesWithOwnEnd(text.slice(-WINDOW));
  for (let period = 1; period < matches.length; period++) {
    const length = (matches[period] ?? 0) + period;
    const times = Math.floor(length / period);
    if (length >= SHORTEST && times >= timesFor(period)) return { period, times };
  }
  return null;
}

/** For each distance how many characters of the text's end stand there again: the Z function, read from the end. */
function matchesWithOwnEnd(text: string): number[] {
  const n = text.length;
  const at = (i: number) => text.charCodeAt(n - 1 - i);
  const z = new Array<number>(n).fill(0);
  let [left, right] = [0, 0];
  for (let i = 1; i < n; i++) {
    let length = i < right ? Math.min(right - i, z[i - left] ?? 0) : 0;
    while (i + length < n && at(length) === at(i + length)) length++;
    z[i] = length;
    if (i + length > right) [left, right] = [i, i + length];
  }
  return z;
}

/** Periods that are looked for in a source. */
const LONGEST_PERIOD = 64;
/** A source that says something twice in a row may be answered by a few times more. */
const IN_SOURCE = 3;

/** Whether a source that says something `most` times in a row has about as much of it as a loop of its translation. */
const isOfSource = ({ times }: Loop, most: number) => most >= IN_SOURCE && times <= 3 * most + 8;

/** How often a text says the same in a row at most, up to `LONGEST_PERIOD`; stops where it is plenty. */
export function mostTimes(text: string): number {
  let most = 1;
  for (let period = 1; period <= LONGEST_PERIOD; period++) {
    let run = 0;
    for (let i = period; i < text.length; i++) {
      run = text.charCodeAt(i) === text.charCodeAt(i - period) ? run + 1 : 0;
      const times = Math.floor(run / period) + 1;
      // Two letters are doubled in any language.
      if (times > most && run + period >= 4) most = times;
    }
  }
  return most;
}

/** Whether a translation has a loop that its source has not, also before its end. */
export function loops({ source, target }: { source: string; target: string }): boolean {
  for (let end = SHORTEST; end < target.length + STEP; end += STEP) {
    const loop = loopAtEnd(target.slice(Math.max(0, end - WINDOW), end));
    if (loop) return !isOfSource(loop, mostTimes(source));
  }
  return false;
}
