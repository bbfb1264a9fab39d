/** The most tokens one piece may have, and how to count them. */
export interface TokenBudget {
  tokens: number;
  count: (text: string) => Promise<number>;
}

/** A text has at most one token for each UTF-8 byte and one for its start, which spares most counts. */
export async function isWithin(text: string, { tokens, count }: TokenBudget): Promise<boolean> {
  return Buffer.byteLength(text) + 1 <= tokens || (await count(text)) <= tokens;
}
