import { useMemo } from 'react';
import { request } from '../../../ipc/client.ts';
import { useAttempt } from '../../shell/useAttempt.ts';

/** What can be done with a model on its way; what changes comes back as `models.install`. */
export function useInstallActions() {
  const attempt = useAttempt();
  return useMemo(() => {
    const ask = (route: 'models.pause' | 'models.resume' | 'models.cancel') => (id: string) =>
      void attempt(() => request(route, { id }));
    return {
      pause: ask('models.pause'),
      resume: ask('models.resume'),
      cancel: ask('models.cancel'),
    };
  }, [attempt]);
}

export type InstallActions = ReturnType<typeof useInstallActions>;
