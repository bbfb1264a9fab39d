import { useCallback, useEffect, useRef, useState } from 'react';
import { type ErrorData, toAppError } from '#shared/errors.ts';
import type { Install } from '#shared/ipc/models.ts';
import { request } from '../../../ipc/client.ts';
import { useEvent } from '../../../ipc/useEvent.ts';

/** The models on their way, as they are now. */
export function useInstalls() {
  const [installs, setInstalls] = useState<readonly Install[]>([]);
  const [error, setError] = useState<ErrorData | null>(null);
  /** What was told while they were asked for: newer than the answer. Null: removed. */
  const told = useRef(new Map<string, Install | null>());

  const list = useCallback(async () => {
    told.current.clear();
    try {
      const listed = await request('models.installs', null);
      const known = new Set(listed.map(({ id }) => id));
      const added = [...told.current.values()].filter((install) => install !== null);
      setInstalls([
        ...listed.flatMap((install) => {
          const newer = told.current.get(install.id);
          return newer === undefined ? install : (newer ?? []);
        }),
        ...added.filter(({ id }) => !known.has(id)),
      ]);
      setError(null);
    } catch (error) {
      setError(toAppError(error).toData());
    }
  }, []);

  useEvent('models.install', (install) => {
    told.current.set(install.id, install);
    setInstalls((before) =>
      before.some(({ id }) => id === install.id)
        ? before.map((other) => (other.id === install.id ? install : other))
        : [...before, install],
    );
  });
  useEvent('models.installRemoved', ({ id }) => {
    told.current.set(id, null);
    setInstalls((before) => before.filter((install) => install.id !== id));
  });
  useEffect(() => {
    void list();
  }, [list]);

  return { installs, error, retry: () => void list() };
}

export type Installs = ReturnType<typeof useInstalls>;
