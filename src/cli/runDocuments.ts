import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { AddOptions } from '#core/documents/jobs/addDocuments.ts';
import type { SegmentCounts } from '#core/documents/jobs/store/segmentPages.ts';
import { ioFailure } from '#core/files/ioFailure.ts';
import { knownLanguage } from '#core/translate/request.ts';
import { toAppError, type ErrorData } from '#shared/errors.ts';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import type { TranslateOptions } from './commands/translateOptions.ts';
import type { DocumentFile } from './documentFiles.ts';
import { progressLine } from './documentProgress.ts';
import type { Interrupt } from './interrupt.ts';
import { languageWarning } from './languageWarning.ts';
import { printError } from './output.ts';
import type { Progress } from './progress.ts';
import { withModel, type Loaded } from './withModel.ts';

/** What became of a file. */
export interface DocumentResult extends SegmentCounts {
  file: string;
  /** Where the translation is; null where there is none. */
  out: string | null;
  format: string | null;
  from: string;
  segments: number;
  words: number;
  error: ErrorData | null;
}

export interface DocumentsResult {
  model: string;
  state: 'done' | 'stopped';
  files: DocumentResult[];
}

export interface DocumentsRun {
  options: TranslateOptions;
  files: readonly DocumentFile[];
  /** The glossary. */
  terms: readonly { source: string; target: string }[] | undefined;
  /** Where the translations go; neither is beside the original. */
  out: { path: string } | { folder: string } | undefined;
  progress: Progress;
  interrupt: Interrupt;
  /** Called with each result as it comes. */
  onResult: (result: DocumentResult) => void;
}

/** Translates documents with the engine in this process, one after another. Errors: those of loading a model. */
export async function runDocuments(run: DocumentsRun): Promise<DocumentsResult> {
  const { options, progress } = run;
  const listeners = new Set<(job: DocumentJob) => void>();
  const onDocument = (job: DocumentJob) => {
    for (const listener of listeners) listener(job);
  };
  return withModel(options, null, { progress, onDocument }, (loaded) =>
    translateAll(run, loaded, listeners),
  );
}

async function translateAll(
  { options, files, terms, out, progress, interrupt, onResult }: DocumentsRun,
  { core, model }: Loaded,
  listeners: Set<(job: DocumentJob) => void>,
): Promise<DocumentsResult> {
  const { documents } = core;
  const { bilingual } = options.documents;
  const settings = settingsOf(options, terms);
  const results: DocumentResult[] = [];
  const stopping = new AbortController();
  const ids = new Map<string, DocumentFile>();
  interrupt.onStop(() => {
    stopping.abort();
    for (const id of ids.keys()) documents.pause(id);
  });

  function finish(result: DocumentResult): void {
    results.push(result);
    progress.clear();
    onResult(result);
  }

  for (const file of files) {
    if (file.error) finish(failed(file, options.from, file.error));
    else {
      const [id = ''] = await documents.enqueue([file.path], settings);
      ids.set(id, file);
    }
  }
  const warned = new Set<string>();
  let place = 0;
  for (const [id, file] of ids) {
    place++;
    const job = await ended(id, (each) => {
      progress.show(progressLine(each, place, ids.size));
    });
    if (job.state === 'paused') continue;
    if (job.state === 'failed' && job.error) {
      finish({ ...resultOf(file, job), error: job.error });
      continue;
    }
    finish(await save(id, file, job));
    await warn(job);
  }
  return { model: model.name, state: stopping.signal.aborted ? 'stopped' : 'done', files: results };

  /** Waits until a document is done, failed or paused. */
  function ended(id: string, onChange: (job: DocumentJob) => void): Promise<DocumentJob> {
    return new Promise((resolve) => {
      const check = (job: DocumentJob) => {
        if (job.id !== id) return;
        onChange(job);
        if (!['done', 'failed', 'paused'].includes(job.state)) return;
        listeners.delete(check);
        resolve(job);
      };
      listeners.add(check);
      const now = documents.list().find((job) => job.id === id);
      if (now) check(now);
    });
  }

  function resultOf(file: DocumentFile, job: DocumentJob): DocumentResult {
    return {
      ...{ file: file.path, out: null, error: null },
      ...{ format: job.format, from: job.from, segments: job.total, words: job.words },
      ...documents.counts(job.id),
    };
  }

  async function save(id: string, file: DocumentFile, job: DocumentJob): Promise<DocumentResult> {
    const result = resultOf(file, job);
    try {
      const place = await placeOf(file);
      return { ...result, out: (await documents.save(id, { bilingual, ...place })).path };
    } catch (error) {
      return { ...result, error: toAppError(error).toData() };
    }
  }

  /** In a folder the documents lie as they did in the one they were found in. */
  async function placeOf({ path: file, root }: DocumentFile) {
    if (!out) return {};
    if ('path' in out) return { path: out.path, replace: options.force };
    const folder = path.join(
      out.folder,
      root === undefined ? '' : path.relative(root, path.dirname(file)),
    );
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw ioFailure(error, folder, 'file.unwritable');
    });
    return { folder };
  }

  async function warn({ from, to }: DocumentJob): Promise<void> {
    const line = await languageWarning(model, { text: '', from, to });
    if (line === null || warned.has(line)) return;
    warned.add(line);
    printError(line);
  }
}

const failed = ({ path: file }: DocumentFile, from: string, error: ErrorData): DocumentResult => ({
  ...{ file, out: null, format: null, from, segments: 0, words: 0, error },
  ...{ repeats: 0, memory: 0, flags: {} },
});

function settingsOf(
  { from, to, documents }: TranslateOptions,
  terms: DocumentsRun['terms'],
): AddOptions {
  const { columns, ...read } = documents.read;
  return {
    ...{ from, to: knownLanguage(to).code, resume: documents.resume },
    ...(terms && { terms: [...terms] }),
    options: { ...read, ...(columns && { columns: [...columns] }) },
  };
}
