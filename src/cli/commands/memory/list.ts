import type { MemoryPair } from '#core/memory/pair.ts';
import { DONE, parseCommand, positiveInteger } from '../../command.ts';
import { print, printError } from '../../output.ts';
import { FILTERS, filterOf, withMemory } from './withMemory.ts';

/** Shows pairs, those that have all words first; answers with the exit status. */
export async function listMemory(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    ...FILTERS,
    limit: { type: 'string', default: '20' },
    json: { type: 'boolean' },
  });
  const limit = positiveInteger('--limit', values.limit);
  const filter = filterOf(values, positionals.join(' '));
  await withMemory(async (memory) => {
    const { rows, total } = memory.list(filter, { limit, offset: 0 });
    if (values.json === true) await print(JSON.stringify({ total, pairs: rows }, null, 2));
    else if (rows.length > 0) await print(rows.map((row) => pairText(row)).join('\n'));
    else printError('Nothing was found in the translation memory.');
  });
  return DONE;
}

/** A pair for people; `head` stands before its languages. */
export function pairText(pair: MemoryPair, head?: string): string {
  const date = new Date(pair.createdAt).toLocaleDateString('sv');
  const about = [head ?? date, `${pair.from} > ${pair.to}`, pair.origin].map(oneLine);
  return `${about.join('  ')}\n  ${oneLine(pair.source)}\n  ${oneLine(pair.target)}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
