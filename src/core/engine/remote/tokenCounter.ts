import * as z from 'zod';
import type { Server } from './ask.ts';
import { estimateTokens } from './estimateTokens.ts';
import { FailedTry } from './failedTry.ts';
import { askJson } from './serverModels.ts';
import { unforged } from './unforged.ts';

export interface TokenCounter {
  /** Whether the server begins prompts with the model's first token by itself. */
  addsBos: boolean;
  /** Tokens of text by itself, which may spell no special token. */
  text(text: string): Promise<number>;
  /** Tokens of a prompt, whose special tokens count as one, with what the server adds. */
  prompt(text: string): Promise<number>;
}

/** Counting is quick, but the first request may have to wait for the model. */
const PATIENCE = { first: 30_000, between: 30_000 };

/** llama.cpp's server answers with tokens alone, vLLM also with their number. */
const countSchema = z
  .object({ count: z.int().min(0).optional(), tokens: z.array(z.unknown()).optional() })
  .transform(({ count, tokens }) => count ?? tokens?.length)
  .pipe(z.number());

/**
 * Counts by the server's `/tokenize`, where it has one: that is tried once, here. After a count that fails later all are
 * estimated, so that a text of many lines waits for a silent server once; whatever is wrong, the request that follows
 * says it. Rejects with the signal's reason.
 */
export async function createTokenCounter(
  server: Server,
  model: string,
  signal: AbortSignal,
): Promise<TokenCounter> {
  const ask = (text: string, addsSpecial: boolean, stop: AbortSignal) =>
    askJson(
      server,
      {
        path: '/tokenize',
        // Each of the two servers reads the names that it knows.
        body: {
          model,
          ...{ content: text, add_special: addsSpecial },
          ...{ prompt: text, add_special_tokens: addsSpecial },
        },
        patience: PATIENCE,
        signal: stop,
      },
      countSchema,
    );

  try {
    const plain = await ask('a', false, signal);
    const whole = await ask('a', true, signal);
    let counts = true;
    const count = async (text: string, addsSpecial: boolean) => {
      try {
        if (counts) return await ask(text, addsSpecial, new AbortController().signal);
      } catch {
        counts = false;
      }
      return estimateTokens(text);
    };
    return {
      addsBos: whole > plain,
      text: (text) => count(unforged(text), false),
      prompt: (text) => count(text, true),
    };
  } catch (error) {
    if (!(error instanceof FailedTry)) throw error;
    const estimate = (text: string) => Promise.resolve(estimateTokens(text));
    return { addsBos: true, text: estimate, prompt: estimate };
  }
}
