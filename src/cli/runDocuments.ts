import type { AddOptions } from '#core/documents/jobs/addDocuments.ts';
import type { SegmentCounts } from '#core/documents/jobs/store/segmentPages.ts';
import { knownLanguage } from '#core/translate/request.ts';
import { toAppError, type ErrorData } from '#shared/errors.ts';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import type { TranslateOptions } from './commands/translateOptions.ts';
import type { ChosenTerms } from './chosenTerms.ts';
import { createDocumentEvents, type DocumentEvents } from './documentEvents.ts';
import type { DocumentFile } from './documentFiles.ts';
import { documentPlace, type Out } from './documentPlace.ts';
import { progressLine } from './documentProgress.ts';
import type { Interrupt } from './interrupt.ts';
import { languageWarning, styleWarning } from './languageWarning.ts';
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
  /** Without them those of the app's enabled glossaries are used. */
  terms: ChosenTerms | undefined;
  out: Out | undefined;
  progress: Progress;
  interrupt: Interrupt;
  /** Called with each result as it comes. */
  onResult: (result: DocumentResult) => void;
}

/** Translates documents with the engine in this process, one after another. Errors: those of loading a model. */
export async function runDocuments(run: DocumentsRun): Promise<DocumentsResult> {
  const { options, progress } = run;
  const events = createDocumentEvents();
  const surroundings = {
    progress,
    onDocument: (job: DocumentJob) => {
      events.onDocument(job);
    },
    onDocumentRemoved: (id: string) => {
      events.onRemoved(id);
    },
  };
  const { terms } = run;
  const asked = { ...options, guard: options.aids.guard, terms: terms && (() => terms.finder) };
  return withModel(asked, null, surroundings, (loaded) => {
    const warning = styleWarning(loaded.model, options.aids.style);
    if (warning !== null) printError(warning);
    return translateAll(run, loaded, events);
  });
}

async function translateAll(
  { options, files, terms, out, progress, interrupt, onResult }: DocumentsRun,
  { core, model }: Loaded,
  events: DocumentEvents,
): Promise<DocumentsResult> {
  const { documents } = core;
  const { bilingual } = options.documents;
  const settings = settingsOf(options, terms);
  const results: DocumentResult[] = [];
  const list = () => documents.list();
  const stopping = new AbortController();
  const isStopped = () => stopping.signal.aborted;
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
    if (isStopped()) break;
    if (file.error) finish(failed(file, options.from, file.error));
    else {
      const [id] = await documents.enqueue([file.path], settings);
      if (id === undefined) continue;
      ids.set(id, file);
      // The wish to stop came while it was added.
      if (isStopped()) documents.pause(id);
    }
  }
  const warned = new Set<string>();
  let place = 0;
  let wasPaused = false;
  for (const [id, file] of ids) {
    place++;
    const job = await events.ended(id, list, (each) => {
      progress.show(progressLine(each, place, ids.size));
    });
    if (!job) continue;
    // Paused by the window, where nobody stopped it here.
    wasPaused ||= job.state === 'paused';
    if (job.state === 'paused') continue;
    if (job.state === 'failed' && job.error) {
      finish({ ...resultOf(file, job), error: job.error });
      continue;
    }
    finish(await save(id, file, job));
    await warn(job);
  }
  return {
    model: model.name,
    state: isStopped() || wasPaused ? 'stopped' : 'done',
    files: results,
  };

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
      const place = await documentPlace(file, out, options.force);
      return { ...result, out: (await documents.save(id, { bilingual, ...place })).path };
    } catch (error) {
      return { ...result, error: toAppError(error).toData() };
    }
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
  { from, to, documents, aids }: TranslateOptions,
  terms: DocumentsRun['terms'],
): AddOptions {
  const { columns, ...read } = documents.read;
  return {
    from: from === 'auto' ? from : knownLanguage(from).code,
    ...{ to: knownLanguage(to).code, resume: documents.resume },
    ...(terms && { glossary: terms.digest }),
    ...(aids.style && { style: aids.style }),
    options: { ...read, ...(columns && { columns: [...columns] }) },
  };
}
