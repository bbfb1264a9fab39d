import { median } from '../median.ts';
import type { Turn, Variant, Work } from './variant.ts';

const promptTps = ({ evaluated, firstTokenMs }: Turn) => (evaluated / firstTokenMs) * 1000;
const decodeTps = ({ tokens, decodeMs }: Turn) => ((tokens.length - 1) / decodeMs) * 1000;

/**
 * Medians, and ratios to the bare library. A ratio is the median of the ratios turn by turn, each taken within seconds
 * of the other, so that a machine that slows down for a while does not favour anybody.
 */
export function printTable(
  variants: readonly Variant[],
  turns: readonly (readonly Turn[])[],
  { model, threads, newTokens }: Work,
  promptTokens: number,
): void {
  const bare = turns[variants.findIndex(({ name }) => name.includes('bare'))] ?? [];
  const expected = String(bare[0]?.tokens);
  const ratio = (mine: readonly Turn[], speed: (turn: Turn) => number) =>
    median(mine.map((turn, i) => speed(turn) / speed(bare[i] ?? turn))).toFixed(3);

  const rows = variants.map(({ name }, i) => {
    const mine = turns[i] ?? [];
    return {
      variant: name,
      'prompt tok/s': median(mine.map(promptTps)).toFixed(1),
      'of bare': ratio(mine, promptTps),
      'decode tok/s': median(mine.map(decodeTps)).toFixed(1),
      'of bare ': ratio(mine, decodeTps),
      'first token ms': median(mine.map(({ firstTokenMs }) => firstTokenMs)).toFixed(0),
      'same tokens': mine.every(({ tokens }) => String(tokens) === expected) ? 'yes' : 'no',
    };
  });
  console.log(
    `${model}\n${promptTokens} prompt tokens, ${newTokens} new ones, ${threads} thread(s), ${bare.length} turns each`,
  );
  console.table(rows);
}
