import * as z from 'zod';
import { foldText, foldWord } from './foldText.ts';
import type { Term } from './term.ts';

const isTrue = z.number().transform((value) => value !== 0);

export const termRow = z.object({
  id: z.number(),
  glossary: z.number(),
  source: z.string(),
  target: z.string(),
  note: z.string(),
  caseSensitive: isTrue,
  match: z.enum(['word', 'stem', 'part']),
  forbidden: isTrue,
});

/** The columns of `termRow`. */
export const TERM = `SELECT id, glossary, source, target, note, case_sensitive AS caseSensitive, match,
  forbidden FROM terms`;

export const glossaryRow = z.object({
  id: z.number(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  enabled: isTrue,
  terms: z.number(),
  createdAt: z.number(),
});

/** The columns of `glossaryRow`, of glossaries that are not deleted. */
export const GLOSSARY = `SELECT id, name, from_language AS "from", to_language AS "to", enabled,
  (SELECT count(*) FROM terms WHERE glossary = glossaries.id) AS terms, created_at AS createdAt
  FROM glossaries WHERE deleted_at IS NULL`;

/** What is written of a term. */
export function columnsOf(term: Term) {
  const { source, target, note, match } = term;
  return {
    ...{ source, target, note, match },
    caseSensitive: Number(term.caseSensitive),
    forbidden: Number(term.forbidden),
    sourceKey: foldWord(source).lower,
    words: [source, target, note].map((text) => foldText(text).lower).join('\n'),
  };
}
