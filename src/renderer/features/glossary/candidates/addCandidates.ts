import type { Glossary, TermCandidate } from '#shared/ipc/glossary.ts';
import { request } from '../../../ipc/client.ts';
import { NEW_TERM } from '../terms/termFields.ts';

/** The most that main takes at once. */
const AT_ONCE = 1000;

/** Puts candidates into a glossary, or into a new one. Answers with it. */
export async function addCandidates(
  candidates: readonly TermCandidate[],
  into: Glossary | { name: string; from: string; to: string },
): Promise<Glossary> {
  const glossary = 'id' in into ? into : await request('glossary.create', into);
  for (let i = 0; i < candidates.length; i += AT_ONCE) {
    const terms = candidates
      .slice(i, i + AT_ONCE)
      .map(({ source, target }) => ({ ...NEW_TERM, source, target }));
    await request('glossary.addTerms', { glossary: glossary.id, terms });
  }
  return glossary;
}
