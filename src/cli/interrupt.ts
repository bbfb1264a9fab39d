/** Exit status after Ctrl+C, as shells have it: 128 + SIGINT. */
export const INTERRUPTED = 130;

/** A second Ctrl+C within this time, in milliseconds, is the same one, sent by terminal and launcher both. */
const SAME_MS = 500;

/**
 * Watches for the wish to stop: Ctrl+C, `kill`, a closed terminal, or a launcher that is gone. While nothing can be
 * stopped (a model is loading), and on a second wish, the process ends at once.
 */
export function watchInterrupts() {
  let stop: (() => void) | undefined;
  let askedAt: number | undefined;

  function onInterrupt(): void {
    const now = performance.now();
    if (askedAt !== undefined && now - askedAt < SAME_MS) return;
    if (!stop) process.exit(INTERRUPTED);
    askedAt = now;
    const action = stop;
    stop = undefined;
    action();
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onInterrupt);
  process.on('disconnect', onInterrupt);

  return {
    /** The next interrupt calls this. */
    onStop(action: () => void): void {
      stop = action;
    },
    /** Lets the process end: listening for the launcher's end would keep it. */
    end(): void {
      process.off('disconnect', onInterrupt);
    },
  };
}

export type Interrupt = ReturnType<typeof watchInterrupts>;
