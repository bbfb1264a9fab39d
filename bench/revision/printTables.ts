import { median } from '../median.ts';
import { KINDS, type Kind } from './drafts.ts';

export interface Measured {
  text: string;
  tokens: number;
  /** Evaluations. */
  steps: number;
  /** From the call to the answer. */
  ms: number;
  /** Of that, what this process computed: the better measure on a machine with other work. */
  processorMs: number;
}

export interface Turn {
  kind: Kind;
  wish: string;
  plain: Measured;
  lookup: Measured;
}

type Time = 'ms' | 'processorMs';
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const speed = (of: readonly Measured[], time: Time) =>
  (sum(of.map(({ tokens }) => tokens)) / sum(of.map((measured) => measured[time]))) * 1000;

/** How many times as fast, over all turns and in the median one. */
function gain(turns: readonly Turn[], time: Time) {
  const of = (some: readonly Turn[]) =>
    speed(
      some.map(({ lookup }) => lookup),
      time,
    ) /
    speed(
      some.map(({ plain }) => plain),
      time,
    );
  return {
    total: of(turns).toFixed(2),
    median: median(turns.map((turn) => of([turn]))).toFixed(2),
  };
}

export function printTables(turns: readonly Turn[], title: string): void {
  console.log(`${title}: ${turns.length} turns`);
  console.table(
    (['plain', 'lookup'] as const).map((mode) => {
      const measured = turns.map((turn) => turn[mode]);
      const tokens = sum(measured.map((one) => one.tokens));
      return {
        mode,
        tokens,
        'tokens an evaluation': (tokens / sum(measured.map(({ steps }) => steps))).toFixed(2),
        'tokens/s': speed(measured, 'ms').toFixed(1),
        'tokens/s of processor time': speed(measured, 'processorMs').toFixed(1),
      };
    }),
  );
  const row = (name: string, some: readonly Turn[]) => {
    const [time, processor] = [gain(some, 'ms'), gain(some, 'processorMs')];
    return {
      'lookup to plain': name,
      turns: some.length,
      time: time.total,
      'median turn': time.median,
      'processor time': processor.total,
      'median turn ': processor.median,
    };
  };
  const kinds = KINDS.map((kind) => ({ kind, some: turns.filter((turn) => turn.kind === kind) }))
    .filter(({ some }) => some.length > 0)
    .map(({ kind, some }) => row(kind, some));
  console.table([...kinds, row('all', turns)]);
  const other = turns.filter(({ plain, lookup }) => plain.text !== lookup.text);
  console.log(`identical answers: ${turns.length - other.length} of ${turns.length}`);
  for (const { wish, plain, lookup } of other) {
    console.log(`${wish}\n  plain:  ${plain.text}\n  lookup: ${lookup.text}`);
  }
}
