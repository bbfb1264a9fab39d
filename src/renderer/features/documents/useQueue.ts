import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type ErrorData, toAppError } from '#shared/errors.ts';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { request } from '../../ipc/client.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import { useThrottled } from '../../ui/useThrottled.ts';
import { withChanges } from './queueState.ts';

/** A thousand files are added as a thousand events: they are shown together. */
const PAINT_MS = 100;
const LIST_MS = 1000;

/** The queue of documents as it is now; `jobs` is null until it is known. */
export function useQueue() {
  const [jobs, setJobs] = useState<readonly DocumentJob[] | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const changes = useRef(new Map<string, DocumentJob | null>());
  const known = useMemo(() => new Set(jobs?.map(({ id }) => id)), [jobs]);

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
  const listAgain = useThrottled(() => void list(), LIST_MS);

  const paint = useThrottled(() => {
    const now = changes.current;
    changes.current = new Map();
    setJobs((before) => before && withChanges(before, now));
    // Main knows where in the queue a new one stands.
    if ([...now.values()].some((job) => job && !known.has(job.id))) listAgain();
  }, PAINT_MS);
  useEvent('documents.job', (job) => {
    changes.current.set(job.id, job);
    paint();
  });
  useEvent('documents.removed', ({ id }) => {
    changes.current.set(id, null);
    paint();
  });

  useEffect(() => {
    void list();
  }, [list]);

  return { jobs, error, retry: () => void list() };
}
