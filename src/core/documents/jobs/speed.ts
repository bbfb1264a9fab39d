/** Milliseconds of work that a speed is told from. */
const WINDOW_MS = 60_000;
/** Before this much work nothing can be told. */
const ENOUGH_MS = 3000;

/**
 * How many words a job has translated a minute, lately: over the last minute in which something was in flight. `now` is
 * in milliseconds.
 */
export function createSpeed(now: () => number) {
  let inFlight = 0;
  let since = 0;
  let before = 0;
  let finished: { at: number; words: number }[] = [];

  /** Milliseconds of work until now. */
  const worked = () => before + (inFlight > 0 ? now() - since : 0);

  return {
    begin(): void {
      if (inFlight === 0) since = now();
      inFlight++;
    },
    end(): void {
      if (inFlight === 1) before = worked();
      inFlight--;
    },
    count(words: number): void {
      const at = worked();
      finished = finished.filter((each) => each.at > at - WINDOW_MS);
      finished.push({ at, words });
    },
    /** Null before it can be told. */
    wordsPerMinute(): number | null {
      const at = worked();
      if (at < ENOUGH_MS) return null;
      const recent = finished.filter((each) => each.at > at - WINDOW_MS);
      const words = recent.reduce((sum, each) => sum + each.words, 0);
      return words === 0 ? null : (words / Math.min(at, WINDOW_MS)) * 60_000;
    },
  };
}

export type Speed = ReturnType<typeof createSpeed>;
