/** So many tasks at once; the others wait in the order they came. */
export interface Slots {
  /** What `task` gives; null when the signal came before its turn. */
  run<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T | null>;
}

export function createSlots(most: number): Slots {
  let busy = 0;
  const waiting = new Set<() => void>();

  /** Takes a slot as soon as there is one; false when the signal came before. */
  function taken(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    if (busy < most) {
      busy++;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const settle = (isTaken: boolean) => {
        waiting.delete(begin);
        signal.removeEventListener('abort', leave);
        resolve(isTaken);
      };
      const leave = () => {
        settle(false);
      };
      const begin = () => {
        busy++;
        settle(true);
      };
      waiting.add(begin);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  return {
    async run(signal, task) {
      if (!(await taken(signal))) return null;
      try {
        return await task();
      } finally {
        busy--;
        const [next] = waiting;
        next?.();
      }
    },
  };
}
