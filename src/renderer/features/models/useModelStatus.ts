import { useEffect, useRef, useState } from 'react';
import { toAppError } from '#shared/errors.ts';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { request } from '../../ipc/client.ts';
import { useEvent } from '../../ipc/useEvent.ts';

/** What the model is doing now. */
export function useModelStatus(): ModelStatus {
  const [status, setStatus] = useState<ModelStatus>({ state: 'idle' });
  const told = useRef(false);
  useEvent('models.status', (next) => {
    told.current = true;
    setStatus(next);
  });
  useEffect(() => {
    request('models.status', null).then(
      (now) => {
        if (!told.current) setStatus(now);
      },
      (error: unknown) => {
        setStatus({ state: 'failed', error: toAppError(error).toData() });
      },
    );
  }, []);
  return status;
}
