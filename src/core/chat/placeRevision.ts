import type { Origin } from '#shared/ipc/chat.ts';

/**
 * The translation with `revised` in place of what it revises: of `versions`, newest first, or the draft, the first that
 * the translation still has, and there the one nearest to where the draft began. One that is merely a part of a longer
 * one there, as a shortened answer often is, does not count. Null when none of them is there any more.
 */
export function placeRevision(
  target: string,
  { draft, translation }: Origin,
  versions: readonly string[],
  revised: string,
): string | null {
  const near = translation?.at ?? 0;
  const found = [...versions, draft].flatMap((version) => {
    const begin = nearest(target, version, near);
    return begin === null ? [] : [{ begin, end: begin + version.length }];
  });
  const place = found.find((range) => !found.some((other) => isPartOf(range, other)));
  return place ? target.slice(0, place.begin) + revised + target.slice(place.end) : null;
}

interface Range {
  begin: number;
  end: number;
}

const isPartOf = (part: Range, whole: Range): boolean =>
  part.end - part.begin < whole.end - whole.begin &&
  whole.begin <= part.begin &&
  part.end <= whole.end;

/** Where `text` stands in `target`, as near to `place` as there is one. */
function nearest(target: string, text: string, place: number): number | null {
  if (text === '') return null;
  const before = target.lastIndexOf(text, place);
  const after = target.indexOf(text, place);
  if (before < 0 || after < 0) return Math.max(before, after) < 0 ? null : Math.max(before, after);
  return place - before <= after - place ? before : after;
}
