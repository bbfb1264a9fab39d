import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorData, toAppError } from '#shared/errors.ts';
import type { InstalledModel } from '#shared/ipc/models.ts';
import { request } from '../../../ipc/client.ts';
import { useToast } from '../../../ui/toastContext.ts';
import { useNotices } from '../../shell/noticesContext.ts';
import { useAttempt } from '../../shell/useAttempt.ts';

/** What can be done with an installed model; what changes comes back as `models.changed` and `models.status`. */
export function useLibraryActions() {
  const { t } = useTranslation();
  const toast = useToast();
  const attempt = useAttempt();
  const { dismissAll } = useNotices();

  return useMemo(
    () => ({
      use: (path: string) => {
        // What was wrong with the model chosen before does not matter any more.
        dismissAll('model.');
        void attempt(() => request('models.use', { path }));
      },
      unload: () => void attempt(() => request('models.unload', null)),
      show: (path: string) => void attempt(() => request('models.reveal', { path })),
      /** What is wrong with the new name; null when it is the name now. */
      rename: async (path: string, name: string): Promise<ErrorData | null> => {
        try {
          await request('models.rename', { path, name });
          return null;
        } catch (error) {
          return toAppError(error).toData();
        }
      },
      remove: ({ path, name, place }: InstalledModel) =>
        void attempt(async () => {
          const { id } = await request('models.remove', { path });
          toast({
            text: t(place === 'own' ? 'models.installed.deleted' : 'models.installed.takenOff', {
              name,
            }),
            action: {
              label: t('common.undo'),
              onAction: () => void attempt(() => request('models.restore', { id })),
            },
          });
        }),
    }),
    [t, toast, attempt, dismissAll],
  );
}

export type LibraryActions = ReturnType<typeof useLibraryActions>;
