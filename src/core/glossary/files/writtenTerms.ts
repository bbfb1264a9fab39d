import type { Glossary, GLOSSARY_FORMATS } from '#shared/ipc/glossary.ts';
import type { Term } from '../term.ts';
import { writeCsv } from './csv.ts';
import { writeTbx } from './writeTbx.ts';

/** A glossary as the text of a file, piece by piece. */
export function writtenTerms(
  glossary: Pick<Glossary, 'from' | 'to' | 'name'>,
  terms: Iterable<Term>,
  format: (typeof GLOSSARY_FORMATS)[number],
): Generator<string> {
  if (format === 'tbx') return writeTbx(terms, glossary, glossary.name);
  return writeCsv(terms, format === 'tsv' ? '\t' : ',');
}
