import type { DocumentFlag } from '#shared/ipc/documents.ts';

/** What is said before the number of sentences. */
const FLAGS: Record<DocumentFlag, string> = {
  tags: 'formatting was lost by the model and put back in',
  additions: 'the model added something in',
  untranslated: 'the translation is the source in',
  language: 'the language is another one in',
  answer: 'the model answered instead of translating in',
  repetition: 'the model went round in circles in',
  truncated: 'the model found no end for',
  numbers: 'numbers differ in',
  urls: 'web addresses differ in',
  emails: 'e-mail addresses differ in',
  placeholders: 'placeholders differ in',
  lineBreaks: 'line breaks differ in',
  brackets: 'brackets differ in',
  terms: 'a glossary term is missing in',
  forbidden: 'a forbidden word is in',
};
const isFlag = (name: string): name is DocumentFlag => Object.hasOwn(FLAGS, name);

/** What is to be looked at, with how many sentences; empty where nothing is. */
export function flagText(counts: Readonly<Partial<Record<DocumentFlag, number>>>): string {
  const found = Object.entries(counts).flatMap(([flag, count]) =>
    isFlag(flag) && count > 0 ? [`${FLAGS[flag]} ${count}`] : [],
  );
  return found.join(', ');
}
