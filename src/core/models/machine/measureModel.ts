import type { Engine } from '#core/engine/engine.ts';
import type { Benchmark } from '#shared/ipc/models.ts';

/** Tokens of the prompt and of the answer, as far as the window has room. */
const PROMPT_TOKENS = 500;
const ANSWER_TOKENS = 64;
/** Most models answer at length. */
const TASK = 'Write down all whole numbers from 1 to 200.';

/**
 * How fast the loaded model is here, with nothing of the prompt in its cache. Errors: those of generating; the signal's
 * reason.
 */
export async function measureModel(engine: Engine, signal?: AbortSignal): Promise<Benchmark> {
  const prompt = await promptFor(engine);
  const { firstTokenMs, decodeMs, promptTokens, reusedTokens, tokens } = await engine.generate(
    { messages: [{ role: 'user', text: prompt }] },
    { temperature: 0, maxTokens: ANSWER_TOKENS },
    { ...(signal && { signal }) },
  );
  signal?.throwIfAborted();
  const evaluated = promptTokens - reusedTokens;
  return {
    promptTokensPerSecond: perSecond(evaluated, firstTokenMs),
    tokensPerSecond: perSecond(tokens - 1, decodeMs),
    firstTokenMs,
  };
}

/** A text that begins as none before it, so that the cache holds nothing of it but the template. */
async function promptFor(engine: Engine): Promise<string> {
  const status = engine.status();
  const window = status.state === 'ready' ? status.model.contextSize : Infinity;
  const room = Math.min(PROMPT_TOKENS, window - ANSWER_TOKENS);
  const start = Math.random();
  const textOf = (words: number) => `${start} ${'word '.repeat(words)}${TASK}`;
  let words = 0;
  for (let more = 256; more >= 1; more /= 2) {
    const content = textOf(words + more);
    const tokens = await engine.countPrompt({ messages: [{ role: 'user', text: content }] });
    if (tokens <= room) words += more;
  }
  return textOf(words);
}

function perSecond(count: number, ms: number): number {
  return ms > 0 && count > 0 ? (count * 1000) / ms : 0;
}
