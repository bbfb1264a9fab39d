import type { DocumentJob } from '#shared/ipc/documents.ts';

const ENDED: ReadonlySet<DocumentJob['state']> = new Set(['done', 'failed', 'paused']);

/** Tells those who wait for documents what becomes of them. */
export function createDocumentEvents() {
  const listeners = new Set<(job: DocumentJob) => void>();
  return {
    onDocument(job: DocumentJob): void {
      for (const listener of [...listeners]) listener(job);
    },
    /** Waits until a document is done, failed or paused; `list` answers with the documents as they are now. */
    ended(
      id: string,
      list: () => readonly DocumentJob[],
      onChange: (job: DocumentJob) => void,
    ): Promise<DocumentJob> {
      return new Promise((resolve) => {
        const check = (job: DocumentJob) => {
          if (job.id !== id) return;
          onChange(job);
          if (!ENDED.has(job.state)) return;
          listeners.delete(check);
          resolve(job);
        };
        listeners.add(check);
        const now = list().find((job) => job.id === id);
        if (now) check(now);
      });
    },
  };
}

export type DocumentEvents = ReturnType<typeof createDocumentEvents>;
