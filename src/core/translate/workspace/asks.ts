/** What is asked for by an id, so that it can be stopped: at once, whatever it is doing. */
export function createAsks() {
  const asks = new Map<string, { owner: string; abort: AbortController }>();

  return {
    /** Runs `action` until it ends or is stopped. */
    async run<T>(
      owner: string,
      id: string,
      action: (signal: AbortSignal) => Promise<T>,
    ): Promise<T | null> {
      const abort = new AbortController();
      asks.set(id, { owner, abort });
      try {
        const answer = await action(abort.signal);
        return abort.signal.aborted ? null : answer;
      } finally {
        asks.delete(id);
      }
    },
    stop(id: string): void {
      asks.get(id)?.abort.abort('stopped');
    },
    stopOwner(owner: string): void {
      for (const ask of asks.values()) if (ask.owner === owner) ask.abort.abort('stopped');
    },
    stopAll(): void {
      for (const { abort } of asks.values()) abort.abort('stopped');
    },
  };
}

export type Asks = ReturnType<typeof createAsks>;
