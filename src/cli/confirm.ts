import { createInterface } from 'node:readline/promises';
import { usageError } from './usage.ts';

/** Asks on the terminal; anything but yes is no. Error: `usage.invalid` where nobody is there to answer. */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw usageError('Nobody is there to answer; add --yes');
  const line = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^\s*y(es)?\s*$/i.test(await line.question(`${question} [y/N] `));
  } finally {
    line.close();
  }
}
