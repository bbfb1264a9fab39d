import path from 'node:path';
import { readTextFile } from '#core/files/textFile.ts';
import { checkRequest } from '#core/translate/request.ts';
import { fromErrorData } from '#shared/errors.ts';
import type { DocumentFlag } from '#shared/ipc/documents.ts';
import { DONE, FAILED } from '../command.ts';
import { documentFiles, isFolder, type DocumentFile } from '../documentFiles.ts';
import { errorLine } from '../errors.ts';
import { INTERRUPTED, watchInterrupts } from '../interrupt.ts';
import { print, printError } from '../output.ts';
import { createProgress } from '../progress.ts';
import type { DocumentResult, DocumentsRun } from '../runDocuments.ts';
import { openTarget } from '../targetFile.ts';
import { usageError } from '../usage.ts';
import type { TranslateOptions } from './translateOptions.ts';

const GLOSSARY_BYTES = 16 * 1024 * 1024;

/** Translates documents; the exit status. Errors: all that is wrong before the first one is read. */
export async function translateDocuments(options: TranslateOptions): Promise<number> {
  const { to, from, json, saveHistory } = options;
  const checked = checkRequest({ text: 'any', from, to });
  const files: DocumentFile[] = [];
  for await (const file of documentFiles(options, checked.to.code)) files.push(file);
  const out = await outOf(options, files);
  const terms = await termsOf(options);

  // Late: the engine's library takes a while to load.
  const { runDocuments } = await import('../runDocuments.ts');
  const progress = createProgress(options);
  const interrupt = watchInterrupts();
  try {
    const lines: Promise<void>[] = [];
    const onResult = (result: DocumentResult) => {
      report(result);
      if (!json && result.out !== null) lines.push(print(result.out));
    };
    const run = { options, files, terms, out, progress, interrupt, onResult };
    const result = await runDocuments(run);
    await Promise.all(lines);
    if (json) await print(JSON.stringify({ to: checked.to.code, ...result }, null, 2));
    if (result.state === 'stopped') {
      printError(saveHistory ? STOPPED : 'Stopped. Nothing was kept of what is not done.');
      return INTERRUPTED;
    }
    return result.files.some(({ error }) => error) ? FAILED : DONE;
  } finally {
    progress.clear();
    interrupt.end();
  }
}

const STOPPED = 'Stopped. What is translated is kept: run the same command with --resume to go on.';

/** Where `--out` is, looked at before anything is translated. Errors: `file.*`, `usage.invalid`. */
async function outOf(
  { out, force, recursive }: TranslateOptions,
  files: readonly DocumentFile[],
): Promise<DocumentsRun['out']> {
  if (out === undefined) return undefined;
  const folder = { folder: path.resolve(out) };
  if (await isFolder(out)) return folder;
  if (recursive || files.length > 1 || /[\\/]$/.test(out)) {
    if (force) throw usageError('--force is for one document');
    return folder;
  }
  await openTarget(out, { source: files[0]?.path, force });
  return { path: path.resolve(out) };
}

async function termsOf({
  documents: { glossary },
}: TranslateOptions): Promise<DocumentsRun['terms']> {
  if (glossary === undefined) return undefined;
  const { readTerms } = await import('#core/documents/segments/readTerms.ts');
  return readTerms(await readTextFile(glossary, GLOSSARY_BYTES), glossary);
}

/** What went wrong with a file, or is to be looked at. */
function report({ file, segments, flags, error }: DocumentResult): void {
  if (error) printError(errorLine(fromErrorData(error)));
  const found = Object.entries(flags).map(
    ([flag, count]) => `${FLAGS[flag as DocumentFlag]} ${count}`,
  );
  if (found.length === 0) return;
  printError(`Warning: check ${file}: of ${segments} segments, ${found.join(', ')}.`);
}

/** What is said before the number of segments. */
const FLAGS: Record<DocumentFlag, string> = {
  tags: 'formatting was lost by the model and put back in',
  untranslated: 'the translation is the source in',
  truncated: 'the model found no end for',
  numbers: 'numbers differ in',
  terms: 'a glossary term is missing in',
  additions: 'something was added in',
  language: 'the language is another one in',
  answer: 'the model answered instead of translating',
  repetition: 'the model went round in circles in',
  urls: 'web addresses differ in',
  emails: 'e-mail addresses differ in',
  placeholders: 'placeholders differ in',
  lineBreaks: 'lines differ in',
  brackets: 'brackets differ in',
  forbidden: 'a forbidden word is in',
};
