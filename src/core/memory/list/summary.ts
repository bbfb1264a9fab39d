import type { MemorySummary } from '#shared/ipc/memory.ts';
import type { MemoryGroup } from './filter.ts';

const ORIGINS = 100;

/** How many pairs there are, in which languages and where from, the most frequent first. */
export function summaryOf(groups: readonly MemoryGroup[]): MemorySummary {
  const languages = new Map<string, MemorySummary['languages'][number]>();
  const origins = new Map<string, MemorySummary['origins'][number]>();
  let all = 0;
  for (const { from, to, origin, pairs } of groups) {
    all += pairs;
    const key = JSON.stringify([from, to]);
    languages.set(key, { from, to, pairs: pairs + (languages.get(key)?.pairs ?? 0) });
    origins.set(origin, { origin, pairs: pairs + (origins.get(origin)?.pairs ?? 0) });
  }
  return {
    pairs: all,
    languages: byCount(languages),
    origins: byCount(origins).slice(0, ORIGINS),
  };
}

const byCount = <T extends { pairs: number }>(counted: ReadonlyMap<string, T>): T[] =>
  [...counted.values()].sort((a, b) => b.pairs - a.pairs);
