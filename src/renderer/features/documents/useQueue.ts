import { useCallback, useEffect, useRef, useState } from 'react';
import { type ErrorData, toAppError } from '#shared/errors.ts';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { request } from '../../ipc/client.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import { useThrottled } from '../../ui/useThrottled.ts';
import { withChanges } from './queueState.ts';

/** A thousand files are added as a thousand events: they are shown together. */
const PAINT_MS = 100;

/** The queue of documents as it is now; `jobs` is null until it is known. */
export function useQueue() {
  const [jobs, setJobs] = useState<readonly DocumentJob[] | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const changes = useRef(new Map<string, DocumentJob | null>());

  const paint = useThrottled(() => {
    const now = changes.current;
    changes.current = new Map();
    setJobs((before) => before && withChanges(before, now));
  }, PAINT_MS);
  useEvent('documents.job', (job) => {
    changes.current.set(job.id, job);
    paint();
  });
  useEvent('documents.removed', ({ id }) => {
    changes.current.set(id, null);
    paint();
  });

  const list = useCallback(async () => {
    try {
      const listed = await request('documents.list', null);
      // What was told before is in the answer.
      changes.current.clear();
      setJobs(listed);
      setError(null);
    } catch (error) {
      setError(toAppError(error).toData());
    }
  }, []);
  useEffect(() => {
    void list();
  }, [list]);

  return { jobs, error, retry: () => void list() };
}
