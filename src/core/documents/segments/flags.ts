import { textOf, type Content } from '#shared/content.ts';
import { GUARD_CHECKS } from '#shared/segmentFlags.ts';
import type { DocumentFlag } from '#shared/ipc/documents.ts';
import type { Guard, Suspect } from '#core/translate/guard/guard.ts';

/** What only the answer of the model tells, not the text that was made of it. */
const OF_ANSWER: ReadonlySet<DocumentFlag> = new Set([
  'tags',
  'truncated',
  'repetition',
  'untranslated',
]);

/**
 * The flags of a whole segment: `told` of its parts, as far as the whole does not tell better, and what the guard finds in
 * all of it, placeholders and addresses included.
 */
export async function allFlags(
  source: Content,
  target: Content,
  told: readonly DocumentFlag[],
  { guard, suspect }: { guard: Guard | undefined; suspect: Omit<Suspect, 'source' | 'target'> },
): Promise<DocumentFlag[]> {
  const texts = { source: textOf(source).trim(), target: textOf(target).trim() };
  const verdict = await guard?.check({ ...suspect, ...texts });
  const all = new Set<DocumentFlag>([
    ...told.filter((flag) => OF_ANSWER.has(flag)),
    ...(verdict?.flags ?? []),
  ]);
  return (['tags', ...GUARD_CHECKS] as const).filter((flag) => all.has(flag));
}
