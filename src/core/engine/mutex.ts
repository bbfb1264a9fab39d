/** Runs tasks one after another, in the order they came. */
export interface Mutex {
  run<T>(task: () => Promise<T>): Promise<T>;
  /** What `aborted` makes, at once, where the signal comes before the task's turn. */
  runUnlessAborted<T>(signal: AbortSignal, task: () => Promise<T>, aborted: () => T): Promise<T>;
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
    runUnlessAborted<T>(signal: AbortSignal, task: () => Promise<T>, aborted: () => T) {
      return new Promise<T>((resolve, reject) => {
        const leave = () => {
          resolve(aborted());
        };
        if (signal.aborted) leave();
        else signal.addEventListener('abort', leave, { once: true });
        run(() => {
          signal.removeEventListener('abort', leave);
          return signal.aborted ? Promise.resolve(aborted()) : task();
        }).then(resolve, reject);
      });
    },
  };
}
