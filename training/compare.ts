import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Engine } from '#core/engine/engine.ts';

/** A line of what `python3 -m starter.answer` writes. */
const Answered = z.object({
  user: z.string(),
  prompt: z.array(z.int()),
  answer: z.array(z.int()),
});

export interface Difference {
  user: string;
  expected: readonly number[];
  got: readonly number[];
}

/** Where the loaded model's greedy answers differ, token for token, from those in a file of `starter.answer`. */
export async function compareAnswers(engine: Engine, file: string) {
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  const differences: Difference[] = [];
  for (const line of lines) {
    const { user, prompt, answer } = Answered.parse(JSON.parse(line));
    const dialog = { messages: [{ role: 'user' as const, text: user }] };
    const { tokenIds = [], promptTokens } = await engine.generate(dialog, {
      temperature: 0,
      maxTokens: 200,
    });
    const same = promptTokens === prompt.length && answer.join() === tokenIds.join();
    if (!same) differences.push({ user, expected: answer, got: tokenIds });
  }
  return { lines: lines.length, differences };
}
