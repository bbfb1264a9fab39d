/** What `waiting` gives, or null as soon as the signal comes; what was awaited goes on for whoever else needs it. */
export function unlessAborted<T>(waiting: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      resolve(null);
    };
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    waiting
      .finally(() => {
        signal.removeEventListener('abort', leave);
      })
      .then(resolve, reject);
  });
}
