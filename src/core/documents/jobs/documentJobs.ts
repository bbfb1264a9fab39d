import type * as z from 'zod';
import { AppError } from '#shared/errors.ts';
import type { DocumentJob, DocumentSegment, documentRoutes } from '#shared/ipc/documents.ts';

export type SegmentQuery = z.output<(typeof documentRoutes)['documents.segments']['input']>;

export interface SaveOptions {
  bilingual: boolean;
  /**
   * Where the user chose to have it; what is there is replaced, but never the original. Without it, beside the original
   * under a name that is free.
   */
  path?: string;
  /** With `path`: `false` refuses to replace a file (`file.exists`). */
  replace?: boolean;
}

/**
 * The queue of documents, their segments, and what a reviewer does to them. Error of what needs a job or a segment that
 * is not there (any more): `request.invalid`.
 */
export interface DocumentJobs {
  /**
   * Adds documents, and those found in folders. It answers when all are in the queue, before they are read; what cannot
   * be read becomes a job that failed. Languages are BCP 47 codes, `from` may be `auto`.
   */
  add(
    paths: readonly string[],
    languages: { from: string; to: string },
  ): Promise<{ added: number }>;
  /** In the order of the work. */
  list(): DocumentJob[];
  /** One job, or all that are not done. */
  pause(id: string | null): void;
  resume(id: string | null): void;
  /** Takes a job out of the queue; `restore` brings it back until this closes. */
  remove(id: string): void;
  restore(id: string): void;
  segments(query: SegmentQuery): { rows: DocumentSegment[]; total: number };
  /** `marked`: the target with its tags as `<g1>`, `</g1>`, `<x2/>`. */
  edit(id: string, index: number, marked: string): DocumentSegment;
  accept(id: string, index: number, accepted: boolean): DocumentSegment;
  /** Errors: those of the model and the engine. */
  retranslate(id: string, index: number): Promise<DocumentSegment>;
  applyToRepeats(id: string, index: number): { changed: number };
  /** Errors: `file.unwritable`, `file.exists`, `disk.full`, `document.*`. */
  save(id: string, options: SaveOptions): Promise<{ path: string }>;
  /** `name.<to>.ext` beside the original, whether it is there or not. */
  suggestedPath(id: string, bilingual: boolean): string;
  /** The saved translation where it still is, else the original. */
  pathToShow(id: string): string;
  /** Ends the work, which goes on at the next start, and drops what was removed. */
  close(): void;
}

export function createDocumentJobs(): DocumentJobs {
  const missing = (): never => {
    throw new AppError('internal', { reason: 'documents are not there yet' });
  };
  return {
    add: missing,
    list: () => [],
    pause: () => undefined,
    resume: () => undefined,
    remove: () => undefined,
    restore: () => undefined,
    segments: () => ({ rows: [], total: 0 }),
    edit: missing,
    accept: missing,
    retranslate: missing,
    applyToRepeats: missing,
    save: missing,
    suggestedPath: missing,
    pathToShow: missing,
    close: () => undefined,
  };
}
