import type * as z from 'zod';
import type { Engine } from '#core/engine/engine.ts';
import type { Emit } from '#core/events.ts';
import type { TermFinder } from '#core/glossary/term.ts';
import type { Database } from '#core/history/database.ts';
import type { MemoryStore } from '#core/memory/memoryStore.ts';
import type { Guard } from '#core/translate/guard/guard.ts';
import type { ModelService } from '#core/models/modelService.ts';
import type { DocumentJob, DocumentSegment, documentRoutes } from '#shared/ipc/documents.ts';
import type { ThreadOptions } from '../worker/threads.ts';
import type { AddOptions } from './addDocuments.ts';
import type { SaveOptions } from './saveDocument.ts';
import type { SegmentCounts } from './store/segmentPages.ts';

export type SegmentQuery = z.output<(typeof documentRoutes)['documents.segments']['input']>;

/**
 * The queue of documents, their segments, and what a reviewer does to them. Error of what needs a job or a segment that
 * is not there (any more): `request.invalid`.
 */
export interface DocumentJobs {
  /** Goes on with what this computer's last session left, and tidies up after it. For the one process that does so. */
  start(): void;
  /**
   * Adds documents, and those found in folders. It answers when all are in the queue, before they are read; what cannot
   * be read becomes a job that failed.
   */
  add(paths: readonly string[], options: AddOptions): Promise<{ added: number }>;
  /** As `add`; the ids of the jobs, in the order they were named. */
  enqueue(paths: readonly string[], options: AddOptions): Promise<string[]>;
  /** In the order of the work. */
  list(): DocumentJob[];
  /** One job, or all that are not done. */
  pause(id: string | null): void;
  resume(id: string | null): void;
  /** Takes a job out of the queue; `restore` brings it back until this closes. */
  remove(id: string): void;
  restore(id: string): void;
  segments(query: SegmentQuery): { rows: DocumentSegment[]; total: number };
  counts(id: string): SegmentCounts;
  /** The translated sentences in their order, as text, read a few hundred at a time. */
  pairs(id: string): Iterable<{ source: string; target: string }>;
  /** `marked`: the target with its tags as `<g1>`, `</g1>`, `<x2/>`. */
  edit(id: string, index: number, marked: string): DocumentSegment;
  accept(id: string, index: number, accepted: boolean): DocumentSegment;
  /** Errors: those of the model and the engine. */
  retranslate(id: string, index: number): Promise<DocumentSegment>;
  applyToRepeats(id: string, index: number): { changed: number };
  /** Errors: `file.unwritable`, `file.exists`, `disk.full`, `document.*`. */
  save(id: string, options: SaveOptions): Promise<{ path: string }>;
  /** `name.<to>.ext` beside the original, whether it is there or not. */
  suggestedPath(id: string): string;
  /** The saved translation where it still is, else the original. */
  pathToShow(id: string): string;
  /** Ends the work, which goes on at the next start, and drops what was removed. */
  close(): void;
}

export interface DocumentJobsOptions {
  database: Database;
  /** Absolute path of the folder for copies of the originals. */
  folder: string;
  /** Whether nothing of it is to be kept at the end. */
  isTemporary?: boolean;
  engine: Engine;
  models: ModelService;
  memory: () => MemoryStore | null;
  /** The output guard as it is wanted by now; without it nothing is checked. */
  guard?: () => Guard | undefined;
  /** The terms of the glossaries in use, the same finder for as long as they are the same; without it none. */
  terms?: (from: string, to: string) => TermFinder;
  emit: Emit;
  thread?: ThreadOptions;
  /** Names this process to the others that use the database; only a test needs another one. */
  owner?: string;
  /** Milliseconds, for speeds. */
  now?: () => number;
}
