import { stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { readTermFile } from '#core/glossary/files/readTermFile.ts';
import type { TermLanguages } from '#core/glossary/files/termFile.ts';
import type { Term, TermFinder } from '#core/glossary/term.ts';
import { createTermFinder } from '#core/glossary/termFinder.ts';
import { problemWords } from '#core/glossary/termProblem.ts';
import { findLanguage } from '#shared/languages.ts';
import { AppError } from '#shared/errors.ts';
import { glossaryNamed, withGlossaries } from './withGlossaries.ts';

export interface ChosenTerms {
  finder: TermFinder;
  /** Tells one choice from another. */
  digest: string;
}

export interface TermChoice {
  /** Files and names; undefined for what is enabled in the app. */
  glossaries: readonly string[] | undefined;
  /** As `--from` and `--to` say. */
  from: string;
  to: string;
}

/**
 * The terms that are asked for; undefined where the app's enabled glossaries are to be used. Errors: `file.*`,
 * `glossary.invalid`, also for a line that cannot be used, `usage.invalid` for a name that nothing has.
 */
export async function chosenTerms({
  glossaries,
  from,
  to,
}: TermChoice): Promise<ChosenTerms | undefined> {
  if (!glossaries) return undefined;
  const code = (language: string) => findLanguage(language)?.code ?? '';
  const languages = { from: code(from), to: code(to) };
  const terms: Term[] = [];
  for (const given of glossaries) terms.push(...(await termsOf(given, languages)));
  const digest = createHash('sha256').update(JSON.stringify(terms)).digest('hex').slice(0, 32);
  return { finder: createTermFinder(terms), digest };
}

async function termsOf(given: string, languages: TermLanguages): Promise<Term[]> {
  const isFile = await stat(given).then(
    () => true,
    () => false,
  );
  if (isFile) return termsOfFile(given, languages);
  // No name of a glossary looks like that.
  if (/[\\/]|\.(?:csv|tsv|tab|txt|tbx|xml)$/i.test(given))
    throw new AppError('file.notFound', { path: given });
  return withGlossaries((all) =>
    Promise.resolve(Array.from(all.allTerms(glossaryNamed(all, given).id))),
  );
}

async function termsOfFile(file: string, languages: TermLanguages): Promise<Term[]> {
  return (await readTermFile(file, languages)).map((read) => {
    if ('term' in read) return read.term;
    const reason = `line ${read.line}: ${problemWords(read.problem)}`;
    throw new AppError('glossary.invalid', { path: file, reason });
  });
}
