/** How often each paragraph of each job has failed. */
export function createStrikes() {
  const strikes = new Map<number, Map<number, number>>();
  return {
    /** Counts one more, and answers how many there are. */
    count(job: number, unit: number): number {
      const units = strikes.get(job) ?? new Map<number, number>();
      strikes.set(job, units);
      const count = (units.get(unit) ?? 0) + 1;
      units.set(unit, count);
      return count;
    },
    forget(job: number): void {
      strikes.delete(job);
    },
  };
}
