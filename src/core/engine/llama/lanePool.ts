import type { Token } from 'node-llama-cpp';
import { sharedPrefix, type Lane } from './lane.ts';

/** Lends lanes to one generation after another; whoever finds none free waits in the order they came. */
export interface LanePool {
  /**
   * Of the free lanes whose window holds `tokens`, the one whose cache shares most with `prompt`; null with the signal.
   * Error: none; a lane that was taken must be given back.
   */
  take(prompt: readonly Token[], tokens: number, signal: AbortSignal): Promise<Lane | null>;
  giveBack(lane: Lane): void;
}

interface Request {
  prompt: readonly Token[];
  lanes: readonly Lane[];
  take: (lane: Lane) => void;
}

/** `shared` is for what fits none of `own`. */
export function createLanePool(own: readonly Lane[], shared: Lane): LanePool {
  const free = new Set([...own, shared]);
  let waiting: Request[] = [];
  const windowOf = ({ sequence }: Lane) => sequence.contextSize;

  function lanesFor(tokens: number): readonly Lane[] {
    const enough = Math.min(tokens, windowOf(shared));
    const fitting = own.filter((lane) => windowOf(lane) >= enough);
    return fitting.length > 0 ? fitting : [shared];
  }

  function lend(): void {
    for (const request of waiting) {
      const { prompt, lanes, take } = request;
      const [best] = lanes
        .filter((lane) => free.has(lane))
        .toSorted((a, b) => sharedPrefix(b, prompt) - sharedPrefix(a, prompt));
      if (!best) continue;
      free.delete(best);
      waiting = waiting.filter((other) => other !== request);
      take(best);
    }
  }

  return {
    take(prompt, tokens, signal) {
      if (signal.aborted) return Promise.resolve(null);
      return new Promise((resolve) => {
        const stop = () => {
          waiting = waiting.filter((other) => other !== request);
          resolve(null);
        };
        const request: Request = {
          prompt,
          lanes: lanesFor(tokens),
          take(lane) {
            signal.removeEventListener('abort', stop);
            resolve(lane);
          },
        };
        signal.addEventListener('abort', stop, { once: true });
        waiting.push(request);
        lend();
      });
    },
    giveBack(lane) {
      free.add(lane);
      lend();
    },
  };
}
