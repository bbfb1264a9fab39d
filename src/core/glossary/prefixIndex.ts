/** What begins at a place of a text: units of the key, and what goes by it. */
export interface Hit<T> {
  length: number;
  item: T;
}

/**
 * Keys in their order, so that what a text begins with is found by narrowing a range of them unit by unit: quick to make
 * for 100,000 keys, and no slower however many begin alike. Each key may be there once. Answers the shortest first.
 */
export function createPrefixIndex<T>(
  entries: ReadonlyMap<string, T>,
): (text: string, at: number) => Hit<T>[] {
  const sorted = Array.from(entries).sort(([a], [b]) => (a < b ? -1 : 1));
  const keys = sorted.map(([key]) => key);
  const items = sorted.map(([, item]) => item);
  /** The keys of each first unit: [begin, end). */
  const ranges = new Map<number, [begin: number, end: number]>();
  for (const [place, key] of keys.entries()) {
    const range = ranges.get(key.charCodeAt(0));
    if (range) range[1] = place + 1;
    else ranges.set(key.charCodeAt(0), [place, place + 1]);
  }

  /** The first key of a range whose unit at `depth` is at least `unit`. */
  function firstAtLeast(unit: number, depth: number, begin: number, end: number): number {
    let [low, high] = [begin, end];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((keys[middle]?.charCodeAt(depth) ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return (text, at) => {
    const hits: Hit<T>[] = [];
    let [begin, end] = ranges.get(text.charCodeAt(at)) ?? [0, 0];
    for (let length = 1; begin < end; length++) {
      const key = keys[begin] ?? '';
      if (end - begin === 1) {
        // Nothing is left to choose from.
        if (text.startsWith(key, at)) hits.push(...hitAt(begin, key.length));
        break;
      }
      if (key.length === length) hits.push(...hitAt(begin++, length));
      if (at + length >= text.length) break;
      const unit = text.charCodeAt(at + length);
      begin = firstAtLeast(unit, length, begin, end);
      end = firstAtLeast(unit + 1, length, begin, end);
    }
    return hits;
  };

  function hitAt(place: number, length: number): Hit<T>[] {
    return items.slice(place, place + 1).map((item) => ({ length, item }));
  }
}
