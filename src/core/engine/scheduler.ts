/**
 * After an interactive generation background ones wait this long for the next: a text is translated sentence by
 * sentence, and each would otherwise begin behind a round.
 */
const QUIET_MS = 30;

/** One that waits its turn among others of its kind. */
export interface Background {
  /** Its place in a batch: llama.cpp evaluates sequences together where their numbers follow each other. */
  order: number;
  /** Whether it stands still while an interactive generation runs. */
  yields: boolean;
  signal: AbortSignal;
}

export interface Place {
  /** Resolves when up to `tokens` tokens may be evaluated, once; at once with the signal. */
  turn(tokens: number): Promise<void>;
  /** Must be called at the end, or all others wait for ever. */
  leave(): void;
}

/**
 * Decides who may evaluate when. Interactive generations may whenever they like; background ones in rounds of one batch,
 * so that one pass over the weights serves all of them. The round under way is all that an interactive one waits for.
 */
export interface Scheduler {
  interactive<T>(task: () => Promise<T>): Promise<T>;
  join(background: Background): Place;
}

interface Step extends Background {
  tokens: number;
  begin: () => void;
}

/** `capacity`: tokens of one batch; a step that has more is a batch of its own. */
export function createScheduler(capacity: number): Scheduler {
  /** The longest waiting first. */
  let waiting: Step[] = [];
  let round: Step[] = [];
  let interactives = 0;
  let quietUntil = 0;
  let scheduled = false;
  let afterRound: (() => void)[] = [];

  /** Not at once: whoever is ready at the same time is to be in the same round. */
  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      if (round.length === 0) startRound();
    });
  }

  function startRound(): void {
    const quietMs = quietUntil - performance.now();
    const quiet = interactives > 0 || quietMs > 0;
    round = takeBatch(quiet ? waiting.filter(({ yields }) => !yields) : waiting, capacity);
    waiting = waiting.filter((step) => !round.includes(step));
    for (const step of round.toSorted((a, b) => a.order - b.order)) step.begin();
    if (waiting.length > 0 && interactives === 0 && quietMs > 0) setTimeout(schedule, quietMs);
  }

  function end(step: Step): void {
    round = round.filter((other) => other !== step);
    if (!round.some(({ yields }) => yields)) {
      for (const call of afterRound) call();
      afterRound = [];
    }
    if (round.length === 0) schedule();
  }

  return {
    async interactive(task) {
      interactives++;
      try {
        if (round.some(({ yields }) => yields)) {
          await new Promise<void>((resolve) => afterRound.push(resolve));
        }
        return await task();
      } finally {
        interactives--;
        quietUntil = performance.now() + QUIET_MS;
        schedule();
      }
    },
    join(background) {
      const { signal } = background;
      let current: Step | null = null;
      function leave(): void {
        if (current) end(current);
        current = null;
      }
      return {
        leave,
        turn(tokens) {
          leave();
          if (signal.aborted) return Promise.resolve();
          return new Promise((resolve) => {
            const stop = () => {
              waiting = waiting.filter((other) => other !== step);
              resolve();
            };
            const step: Step = {
              ...background,
              tokens,
              begin() {
                signal.removeEventListener('abort', stop);
                current = step;
                resolve();
              },
            };
            signal.addEventListener('abort', stop, { once: true });
            waiting.push(step);
            schedule();
          });
        },
      };
    },
  };
}

/** The first step, and of the others those that fit into a batch with it. */
function takeBatch(steps: readonly Step[], capacity: number): Step[] {
  let room = capacity;
  return steps.filter(({ tokens }, i) => {
    const fits = i === 0 || tokens <= room;
    if (fits) room -= tokens;
    return fits;
  });
}
