import { median } from '../median.ts';

/** The whole document, once. */
export interface Turn {
  turn: number;
  inFlight: number;
  ms: number;
  /** Of that, what this process computed: the better measure on a machine with other work. */
  processorMs: number;
  translations: readonly string[];
}

/**
 * Medians, and ratios to the first row. A ratio is the median of the ratios turn by turn, each taken soon after the
 * other.
 */
export function printTable(title: string, turns: readonly Turn[], words: number): void {
  const flights = [...new Set(turns.map(({ inFlight }) => inFlight))].sort((a, b) => a - b);
  const of = (inFlight: number) =>
    turns.filter((turn) => turn.inFlight === inFlight).sort((a, b) => a.turn - b.turn);
  const one = of(flights[0] ?? 1);

  const rows = flights.map((inFlight) => {
    const mine = of(inFlight);
    const gain = (time: 'ms' | 'processorMs') =>
      median(mine.map((turn, i) => (one[i] ?? turn)[time] / turn[time])).toFixed(2);
    return {
      'in flight': inFlight,
      'words a minute': median(mine.map(({ ms }) => words / (ms / 60_000))).toFixed(0),
      [`to ${flights[0]}`]: gain('ms'),
      'processor time': gain('processorMs'),
      'segments that read otherwise': otherwise(mine[0], one[0]),
    };
  });
  console.log(title);
  console.table(rows);
}

function otherwise(mine: Turn | undefined, other: Turn | undefined): number {
  return mine?.translations.filter((text, i) => text !== other?.translations[i]).length ?? 0;
}
