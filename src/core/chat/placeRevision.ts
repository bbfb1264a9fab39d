import type { Origin } from '#shared/ipc/chat.ts';

/**
 * The translation with `revised` in place of what it revises: of `versions`, newest first, or the draft, the first that
 * the translation still has, and there the one nearest to where the draft began. Null when none of them is there any
 * more.
 */
export function placeRevision(
  target: string,
  { draft, translation }: Origin,
  versions: readonly string[],
  revised: string,
): string | null {
  const near = translation?.at ?? 0;
  for (const version of [...versions, draft]) {
    const at = nearest(target, version, near);
    if (at !== null) return target.slice(0, at) + revised + target.slice(at + version.length);
  }
  return null;
}

/** Where `text` stands in `target`, as near to `place` as there is one. */
function nearest(target: string, text: string, place: number): number | null {
  if (text === '') return null;
  const before = target.lastIndexOf(text, place);
  const after = target.indexOf(text, place);
  if (before < 0 || after < 0) return Math.max(before, after) < 0 ? null : Math.max(before, after);
  return place - before <= after - place ? before : after;
}
