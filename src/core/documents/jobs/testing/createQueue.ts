import path from 'node:path';
import { openDatabase, type Database } from '#core/history/database.ts';
import { createMemoryStore } from '#core/memory/memoryStore.ts';
import { createModelService } from '#core/models/modelService.ts';
import { createFakeEngine } from '#core/translate/fakeEngine.ts';
import { readableText } from '#shared/content.ts';
import { AppError } from '#shared/errors.ts';
import type { EventName } from '#shared/ipc/contract.ts';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { createDocumentJobs } from '../createDocumentJobs.ts';
import type { DocumentJobsOptions } from '../documentJobs.ts';

export type QueueOptions = Partial<DocumentJobsOptions> & { model?: () => string };

/** An engine that says what it is given in brackets. */
export const bracketing = (options: Parameters<typeof createFakeEngine>[0] = {}) =>
  createFakeEngine({ answer: (source) => `[${source}]`, ...options });

/** A queue on the database in `root`, with an engine that answers without a model. */
export function createQueue(root: string, options: QueueOptions = {}) {
  const { engine = bracketing().engine, emit: hear, ...rest } = options;
  const database: Database = options.database ?? openDatabase(path.join(root, 'history.db'));
  const events: { name: EventName; data: unknown }[] = [];
  const listeners = new Set<() => void>();
  const emit: DocumentJobsOptions['emit'] = (name, data) => {
    events.push({ name, data });
    hear?.(name, data);
    for (const listener of [...listeners]) listener();
  };
  const models = createModelService({
    engine,
    emit: () => undefined,
    folders: [],
    configured: options.model ?? (() => import.meta.filename),
  });
  const memory = createMemoryStore(database);
  const jobs = createDocumentJobs({
    ...{ database, folder: path.join(root, 'documents'), engine, models, emit },
    ...{ memory: () => memory, owner: 'this' },
    ...rest,
  });
  let isClosed = false;
  function close(): void {
    if (isClosed) return;
    isClosed = true;
    jobs.close();
    database.close();
  }
  const job = (id: string): DocumentJob => {
    const found = jobs.list().find((each) => each.id === id);
    if (found) return found;
    throw new AppError('internal', { reason: 'no such job' });
  };
  /** Waits until what is in the queue fulfils `condition`. */
  async function until(condition: () => boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      const check = () => {
        if (!condition()) return;
        listeners.delete(check);
        resolve();
      };
      listeners.add(check);
      check();
    });
  }
  const ended = (id: string) => until(() => ['done', 'failed', 'paused'].includes(job(id).state));
  async function addAll(...paths: string[]): Promise<string[]> {
    return jobs.enqueue(paths, { from: 'en', to: 'zh' });
  }
  const targets = (id: string) =>
    jobs
      .segments({ id, filter: 'all', flaggedFirst: false, query: '', limit: 500, offset: 0 })
      .rows.map(({ target }) => target && readableText(target));

  return { jobs, job, until, ended, addAll, targets, events, database, memory, models, close };
}

export type Queue = ReturnType<typeof createQueue>;
