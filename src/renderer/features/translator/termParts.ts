import type { SegmentTerm } from '#shared/ipc/translator.ts';

export interface TermPart {
  text: string;
  /** The term that stands there, if one does. */
  term: SegmentTerm | null;
}

/** A target cut at the terms that stand in it. Of terms that overlap the first counts; what lies outside of it is left out. */
export function termParts(target: string, terms: readonly SegmentTerm[]): TermPart[] {
  const parts: TermPart[] = [];
  let done = 0;
  const found = terms.flatMap((term) => (term.at ? [{ term, ...term.at }] : []));
  for (const { term, begin, end } of found.toSorted((a, b) => a.begin - b.begin)) {
    if (begin < done || end <= begin || end > target.length) continue;
    if (begin > done) parts.push({ text: target.slice(done, begin), term: null });
    parts.push({ text: target.slice(begin, end), term });
    done = end;
  }
  if (done < target.length) parts.push({ text: target.slice(done), term: null });
  return parts;
}
