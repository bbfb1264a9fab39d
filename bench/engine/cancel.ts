import type { Engine } from '#core/engine/engine.ts';
import type { Dialog } from '#core/prompt/dialog.ts';

const ROUNDS = 20;

export interface CancelTimes {
  variant: string;
  'reading the prompt, median ms': string;
  'worst ms': string;
  'decoding, median ms': string;
  'worst ms ': string;
}

/** How long a request goes on after it was cancelled: while its prompt is read, and while its answer is written. */
export async function measureCancel(
  variant: string,
  engine: Engine,
  longDialog: Dialog,
): Promise<CancelTimes> {
  const prompt: number[] = [];
  const decoding: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Each round begins differently, so that nothing of the prompt is in the KV cache.
    const dialog = { ...longDialog, system: `Round ${round} of ${variant}.` };
    prompt.push(await cancelAfter(engine, dialog, 100 + round * 40));
  }
  const short: Dialog = { messages: [{ role: 'user', text: 'Tell me a long story.' }] };
  for (let round = 0; round < ROUNDS; round++) {
    decoding.push(await cancelAfter(engine, short, 700 + round * 17));
  }
  const sorted = (times: number[]) => times.toSorted((a, b) => a - b);
  const at = (times: number[], share: number) =>
    (sorted(times)[Math.floor((times.length - 1) * share)] ?? NaN).toFixed(0);
  return {
    variant,
    'reading the prompt, median ms': at(prompt, 0.5),
    'worst ms': at(prompt, 1),
    'decoding, median ms': at(decoding, 0.5),
    'worst ms ': at(decoding, 1),
  };
}

async function cancelAfter(engine: Engine, dialog: Dialog, delayMs: number): Promise<number> {
  const abort = new AbortController();
  let cancelledAt = 0;
  setTimeout(() => {
    cancelledAt = performance.now();
    abort.abort();
  }, delayMs);
  const sampling = { temperature: 0, maxTokens: 2000 };
  const { finish } = await engine.generate(dialog, sampling, { signal: abort.signal });
  if (finish !== 'stopped') throw new Error(`it ended (${finish}) before it could be cancelled`);
  return performance.now() - cancelledAt;
}
