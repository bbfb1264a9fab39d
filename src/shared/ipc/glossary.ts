import * as z from 'zod';
import { MAX_CODE_CHARACTERS } from '../limits.ts';
import { route } from './route.ts';

const id = z.number().int();
const code = z.string().max(MAX_CODE_CHARACTERS);
const name = z.string().trim().min(1).max(200);

/**
 * A word of the source language and what a translation uses for it. `match` says how it is found: as a whole word, as a
 * word that ends otherwise (`stem`), or anywhere (`part`); scripts without spaces are always searched anywhere. With
 * `forbidden` the target must not be used: for this source, or, where the source is empty, at all.
 */
export const termFieldsSchema = z.object({
  source: z.string().max(1000),
  target: z.string().max(1000),
  note: z.string().max(2000),
  caseSensitive: z.boolean(),
  match: z.enum(['word', 'stem', 'part']),
  forbidden: z.boolean(),
});
export type TermFields = z.infer<typeof termFieldsSchema>;
export const glossaryTermSchema = termFieldsSchema.extend({ id, glossary: id });
export type GlossaryTerm = z.infer<typeof glossaryTermSchema>;

export const glossarySchema = z.object({
  id,
  name: z.string(),
  /** BCP 47 codes; an empty one stands for any language. */
  from: z.string(),
  to: z.string(),
  /** Only then it is used, where the languages of a text are its own. */
  enabled: z.boolean(),
  /** How many. */
  terms: z.number(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type Glossary = z.infer<typeof glossarySchema>;

export const GLOSSARY_FORMATS = ['csv', 'tsv', 'tbx'] as const;
/**
 * Why a term cannot be used. `long`, `longNote`: too long. `control`: it has a control character. `match`, `case`,
 * `forbidden`: the column has something else than what it may have. `language`, `secondLanguage`: an entry has no term in it.
 */
export const TERM_PROBLEMS = [
  'noTarget',
  'noSource',
  'long',
  'longNote',
  'control',
  'match',
  'case',
  'forbidden',
  'language',
  'secondLanguage',
] as const;

/** What became of an import: lines or entries that could not be used are told, the first few of them. */
export const glossaryImportSchema = z.object({
  glossary: glossarySchema,
  added: z.number(),
  /** Were there already. */
  skipped: z.number(),
  refused: z.number(),
  problems: z.array(
    z.object({
      line: z.number(),
      code: z.enum(TERM_PROBLEMS),
      /** What stands in the column, or which language (BCP 47) is missing; else empty. */
      found: z.string(),
      /** In English. */
      problem: z.string(),
    }),
  ),
});
export type GlossaryImport = z.infer<typeof glossaryImportSchema>;

export const termCandidateSchema = z.object({
  source: z.string(),
  target: z.string(),
  /** Sentences that have it. */
  count: z.number(),
});
export type TermCandidate = z.infer<typeof termCandidateSchema>;

/** All of them fail with `glossary.gone` where the glossary or term is not there any more. */
export const glossaryRoutes = {
  'glossary.list': route({ input: z.null(), output: z.array(glossarySchema) }),
  'glossary.create': route({
    input: z.object({ name, from: code, to: code }),
    output: glossarySchema,
  }),
  'glossary.change': route({
    input: z.object({
      id,
      name: name.optional(),
      from: code.optional(),
      to: code.optional(),
      enabled: z.boolean().optional(),
    }),
    output: glossarySchema,
  }),
  /** It can be restored until the app closes. */
  'glossary.delete': route({ input: z.object({ id }), output: z.null() }),
  'glossary.restore': route({ input: z.object({ id }), output: z.null() }),
  /** In the order of their sources. `query` is looked for in source, target and note. */
  'glossary.terms': route({
    input: z.object({
      glossary: id,
      query: z.string().max(500),
      limit: z.number().int().min(1).max(500),
      offset: z.number().int().min(0),
    }),
    output: z.object({ rows: z.array(glossaryTermSchema), total: z.number() }),
  }),
  /** Adds those that are not there yet, and answers them all. Error: `request.invalid` for a term that cannot be used. */
  'glossary.addTerms': route({
    input: z.object({ glossary: id, terms: z.array(termFieldsSchema).max(1000) }),
    output: z.array(glossaryTermSchema),
  }),
  'glossary.changeTerm': route({
    input: glossaryTermSchema.omit({ glossary: true }),
    output: glossaryTermSchema,
  }),
  'glossary.deleteTerms': route({
    input: z.object({ ids: z.array(id).max(1000) }),
    output: z.null(),
  }),
  /** Asks for a file and adds its terms to a glossary; null when the user thought better of it. */
  'glossary.import': route({
    input: z.object({ glossary: id }),
    output: glossaryImportSchema.nullable(),
  }),
  'glossary.export': route({
    input: z.object({ glossary: id, format: z.enum(GLOSSARY_FORMATS) }),
    output: z.object({ path: z.string() }).nullable(),
  }),
  /** Words of a finished document that are translated in one way again and again, and are in no glossary. */
  'glossary.candidates': route({
    input: z.object({ document: code }),
    output: z.array(termCandidateSchema),
  }),
};

export const glossaryEvents = { 'glossary.changed': z.null() };
