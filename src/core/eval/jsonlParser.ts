import * as z from 'zod';
import type { Fail, LineParser } from './evalRow.ts';

const rowSchema = z.object({
  src: z.string(),
  tgt: z.string(),
  constraint: z.array(z.string()).default([]),
});

/** Reads one JSON object a line: `src`, `tgt`, and `constraint` for the required words; the languages are known. */
export function createJsonlParser(fail: Fail): LineParser {
  return (line) => {
    const row = rowSchema.safeParse(parse(line, fail));
    if (!row.success) throw fail(`needs "src" and "tgt" as text, "constraint" as a list of words`);
    const { src: source, tgt: reference, constraint: requiredWords } = row.data;
    return { source, reference, requiredWords };
  };
}

function parse(line: string, fail: Fail): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw fail('is not JSON');
  }
}
