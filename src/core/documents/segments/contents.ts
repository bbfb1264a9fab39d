import type { Content, InlineTag } from '#shared/content.ts';

/** The same content with neighbouring texts as one, and without empty ones. */
export function mergeText(content: Content): Content {
  const merged: (string | InlineTag)[] = [];
  for (const part of content) {
    const last = merged.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string')
      merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}

/** 0 where there is no tag. */
export function highestId(content: Content): number {
  return content.reduce(
    (highest, part) => (typeof part === 'string' ? highest : Math.max(highest, part.id)),
    0,
  );
}

/** Content with its tags numbered from 1 in their order, and the way back. */
export function renumber(content: Content): {
  content: Content;
  original: (content: Content) => Content;
} {
  const numbers = new Map<number, number>();
  for (const part of content) {
    if (typeof part !== 'string' && !numbers.has(part.id)) numbers.set(part.id, numbers.size + 1);
  }
  const ids = new Map(Array.from(numbers, ([id, number]) => [number, id]));
  const withIds = (by: ReadonlyMap<number, number>) => (given: Content) =>
    given.map((part) =>
      typeof part === 'string' ? part : { ...part, id: by.get(part.id) ?? part.id },
    );
  return { content: withIds(numbers)(content), original: withIds(ids) };
}

/** Where the pair of each tag stands in `content`, by index; a tag without one is not in it. */
export function pairsIn(content: Content): Map<number, number> {
  const pairs = new Map<number, number>();
  const open = new Map<number, number>();
  for (const [index, part] of content.entries()) {
    if (typeof part === 'string') continue;
    if (part.kind === 'open') open.set(part.id, index);
    const from = part.kind === 'close' ? open.get(part.id) : undefined;
    if (from === undefined) continue;
    pairs.set(from, index).set(index, from);
  }
  return pairs;
}
