import type { TermFields } from '#shared/ipc/glossary.ts';

export const MATCHES = ['word', 'stem', 'part'] as const satisfies TermFields['match'][];

export const NEW_TERM: TermFields = {
  source: '',
  target: '',
  note: '',
  caseSensitive: false,
  match: 'word',
  forbidden: false,
};

/** What can be written of a term. */
export function fieldsOf(term: TermFields): TermFields {
  const { source, target, note, caseSensitive, match, forbidden } = term;
  return { source, target, note, caseSensitive, match, forbidden };
}

/** What a term lacks to be of use; null where that is nothing. A word can be forbidden whatever the source says. */
export function lacking({ source, target, forbidden }: TermFields): 'source' | 'target' | null {
  if (!forbidden && source.trim() === '') return 'source';
  return target.trim() === '' ? 'target' : null;
}

/**
 * What another term of the same source has that does not go together with `term`: another translation, or the same word
 * forbidden. `others` are those listed before and after it.
 */
export function contradiction(
  term: TermFields,
  others: readonly (TermFields | undefined)[],
): { kind: 'also' | 'alsoForbidden'; target: string } | null {
  const source = term.source.trim().toLocaleLowerCase();
  if (source === '') return null;
  for (const other of others) {
    if (other?.source.trim().toLocaleLowerCase() !== source) continue;
    if (other.forbidden !== term.forbidden) {
      if (other.target === term.target) return { kind: 'alsoForbidden', target: other.target };
    } else if (!term.forbidden && other.target !== term.target) {
      return { kind: 'also', target: other.target };
    }
  }
  return null;
}
