/** Runs tasks one after another, in the order they came. */
export interface Mutex {
  run<T>(task: () => Promise<T>): Promise<T>;
  /**
   * As `run`, but answers with `left` as soon as the signal comes. A task that waits is then never run; one that runs
   * keeps its turn until it ends.
   */
  runOrLeave<T>(signal: AbortSignal, task: () => Promise<T>, left: () => T): Promise<T>;
}

export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();

  function run<T>(task: () => Promise<T>): Promise<T> {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  }
  return {
    run,
    runOrLeave<T>(signal: AbortSignal, task: () => Promise<T>, left: () => T) {
      return new Promise<T>((resolve, reject) => {
        const leave = () => {
          resolve(left());
        };
        if (signal.aborted) {
          leave();
          return;
        }
        signal.addEventListener('abort', leave, { once: true });
        run(() => (signal.aborted ? Promise.resolve(left()) : task()))
          .finally(() => {
            signal.removeEventListener('abort', leave);
          })
          .then(resolve, reject);
      });
    },
  };
}
