import type { LlamaContext, Token } from 'node-llama-cpp';
import { isAppError } from '#shared/errors.ts';
import type { Scheduler } from '../scheduler.ts';
import { createLanes, renewLane, type Lane, type Seat } from './lane.ts';
import { createLanePool, type LanePool } from './lanePool.ts';

/** Sequences that nobody used for so long are given back: they may take gigabytes. */
export const IDLE_MS = 60_000;

export interface BackgroundOptions {
  scheduler: Scheduler;
  /** The interactive generations' lane, for whatever finds no place elsewhere. */
  shared: Lane;
  /** Whether the processor does the work, so that who evaluates takes it from the others. */
  onProcessor: boolean;
  /** Makes the background sequences; null where there is no memory for any. */
  createContext: () => Promise<LlamaContext | null>;
}

/** Where background generations run, several at once. */
export interface BackgroundLanes {
  /**
   * Runs `task` in the lane that holds most of `prompt` and has room for `tokens` tokens, when one is free. The signal
   * given to it also comes when the model goes. Null where that was before it began.
   */
  run: <T>(
    prompt: readonly Token[],
    tokens: number,
    signal: AbortSignal,
    task: (seat: Seat, signal: AbortSignal) => Promise<T>,
  ) => Promise<T | null>;
  /** Comes when the model goes. */
  readonly closing: AbortSignal;
  /** Stops what runs and waits for its end. */
  close(): Promise<void>;
}

interface OpenContext {
  pool: LanePool;
  dispose: () => Promise<void>;
}

export function createBackgroundLanes(options: BackgroundOptions): BackgroundLanes {
  const { scheduler, shared, onProcessor, createContext } = options;
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  let open: Promise<OpenContext> | null = null;
  let idle: NodeJS.Timeout | undefined;

  async function openContext(): Promise<OpenContext> {
    const context = await createContext();
    return {
      pool: createLanePool(context ? createLanes(context) : [], shared),
      dispose: async () => context?.dispose(),
    };
  }

  async function release(): Promise<void> {
    const opened = open;
    open = null;
    await (await opened)?.dispose();
  }

  const run: BackgroundLanes['run'] = async (prompt, tokens, asked, task) => {
    const signal = AbortSignal.any([asked, closing.signal]);
    open ??= openContext().catch((error: unknown) => {
      open = null;
      throw error;
    });
    const { pool } = await open;
    const lane = await pool.take(prompt, tokens, signal);
    if (!lane) return null;
    const yields = onProcessor || lane === shared;
    const place = scheduler.join({ order: lane.order, yields, signal });
    try {
      return await task({ lane, turn: (count) => place.turn(count) }, signal);
    } catch (error) {
      if (!isAppError(error)) await renewLane(lane);
      throw error;
    } finally {
      place.leave();
      pool.giveBack(lane);
    }
  };

  return {
    closing: closing.signal,
    run(...request) {
      clearTimeout(idle);
      const result = run(...request).finally(() => {
        running.delete(result);
        if (running.size > 0 || closing.signal.aborted) return;
        // What cannot be given back costs memory, and nothing else.
        idle = setTimeout(() => void release().catch(() => undefined), IDLE_MS).unref();
      });
      running.add(result);
      return result;
    },
    async close() {
      clearTimeout(idle);
      closing.abort();
      await Promise.allSettled(running);
      await release();
    },
  };
}
