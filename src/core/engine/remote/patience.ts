/** Watches for silence. */
export interface Patience {
  /** Aborted when nothing was heard for too long. */
  signal: AbortSignal;
  /** Something was heard; the next silence may last `milliseconds`, or as long as usual. */
  heard: (milliseconds?: number) => void;
  stop: () => void;
}

/** Bears `first` milliseconds of silence at the beginning, then `between`. */
export function createPatience({ first, between }: { first: number; between: number }): Patience {
  const over = new AbortController();
  const expire = () => {
    over.abort();
  };
  let timer = setTimeout(expire, first);
  return {
    signal: over.signal,
    heard(milliseconds = between) {
      clearTimeout(timer);
      timer = setTimeout(expire, milliseconds);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
