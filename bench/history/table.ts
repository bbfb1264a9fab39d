/** Milliseconds. */
export function time(action: () => void): number {
  const began = performance.now();
  action();
  return performance.now() - began;
}

export function print(name: string, ...values: string[]): void {
  process.stdout.write(`${name.padEnd(44)}${values.map((value) => value.padStart(10)).join('')}\n`);
}

export function printTimesHead(name: string): void {
  print('');
  print(name, 'p50 ms', 'p95 ms', 'max ms', 'p95 cpu', 'found');
}

/**
 * Runs an action that says how much it found, again and again, and prints a row: times, the 95th percentile of
 * processor time, which other work on the machine hardly lengthens, and how much was found on average.
 */
export function measure(name: string, repeats: number, action: () => number): void {
  let found = 0;
  const runs = Array.from({ length: repeats }, () => {
    const before = process.cpuUsage();
    const elapsed = time(() => {
      found += action();
    });
    const { user, system } = process.cpuUsage(before);
    return { elapsed, cpu: (user + system) / 1000 };
  });
  const at = (share: number, of: 'elapsed' | 'cpu') => {
    const sorted = runs.map((run) => run[of]).toSorted((a, b) => a - b);
    return (sorted[Math.max(0, Math.ceil(share * repeats) - 1)] ?? NaN).toFixed(1);
  };
  const times = [at(0.5, 'elapsed'), at(0.95, 'elapsed'), at(1, 'elapsed'), at(0.95, 'cpu')];
  print(name, ...times, (found / repeats).toFixed(0));
}
