import path from 'node:path';
import { checkRequest } from '#core/translate/request.ts';
import { fromErrorData } from '#shared/errors.ts';
import { chosenTerms } from '../chosenTerms.ts';
import { DONE, FAILED } from '../command.ts';
import { documentFiles, isFolder, type DocumentFile } from '../documentFiles.ts';
import { errorLine } from '../errors.ts';
import { flagText } from '../flagText.ts';
import { INTERRUPTED, watchInterrupts } from '../interrupt.ts';
import { print, printError } from '../output.ts';
import { createProgress } from '../progress.ts';
import type { DocumentResult, DocumentsRun } from '../runDocuments.ts';
import { openTarget } from '../targetFile.ts';
import { usageError } from '../usage.ts';
import type { TranslateOptions } from './translateOptions.ts';

/** Translates documents; the exit status. Errors: all that is wrong before the first one is read. */
export async function translateDocuments(options: TranslateOptions): Promise<number> {
  const { to, from, json, saveHistory } = options;
  const checked = checkRequest({ text: 'any', from, to });
  const files: DocumentFile[] = [];
  for await (const file of documentFiles(options, checked.to.code)) files.push(file);
  const out = await outOf(options, files);
  const terms = await chosenTerms({ ...options.aids, from, to });

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

/** What went wrong with a file, or is to be looked at. */
function report({ file, segments, flags, error }: DocumentResult): void {
  if (error) printError(errorLine(fromErrorData(error)));
  const found = flagText(flags);
  if (found !== '') printError(`Warning: check ${file}: of ${segments} segments, ${found}.`);
}
