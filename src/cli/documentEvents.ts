import type { DocumentJob } from '#shared/ipc/documents.ts';

const ENDED: ReadonlySet<DocumentJob['state']> = new Set(['done', 'failed', 'paused']);

/** Tells those who wait for documents what becomes of them. */
export function createDocumentEvents() {
  const listeners = new Set<(job: DocumentJob) => void>();
  const removed = new Map<string, () => void>();
  return {
    onDocument(job: DocumentJob): void {
      for (const listener of [...listeners]) listener(job);
    },
    onRemoved(id: string): void {
      removed.get(id)?.();
    },
    /**
     * Waits until a document is done, failed or paused; null when it is taken out of the queue, by the window for example.
     * `list` answers with the documents as they are now.
     */
    ended(
      id: string,
      list: () => readonly DocumentJob[],
      onChange: (job: DocumentJob) => void,
    ): Promise<DocumentJob | null> {
      return new Promise((resolve) => {
        const end = (job: DocumentJob | null) => {
          listeners.delete(check);
          removed.delete(id);
          resolve(job);
        };
        const check = (job: DocumentJob) => {
          if (job.id !== id) return;
          onChange(job);
          if (ENDED.has(job.state)) end(job);
        };
        listeners.add(check);
        removed.set(id, () => {
          end(null);
        });
        const now = list().find((job) => job.id === id);
        if (now) check(now);
        else end(null);
      });
    },
  };
}

export type DocumentEvents = ReturnType<typeof createDocumentEvents>;
