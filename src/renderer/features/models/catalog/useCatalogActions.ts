import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddedModel } from '#shared/ipc/models.ts';
import { type ErrorData, toAppError } from '#shared/errors.ts';
import { request } from '../../../ipc/client.ts';
import { useToast } from '../../../ui/toastContext.ts';
import { useAttempt } from '../../shell/useAttempt.ts';

/** How models come to this computer; what changes comes back as events. */
export function useCatalogActions() {
  const { t } = useTranslation();
  const toast = useToast();
  const attempt = useAttempt();

  return useMemo(() => {
    const words = (added: AddedModel) => {
      if (added.kind === 'catalog') return t('models.add.inCatalog');
      if (added.kind === 'install') return t('models.add.onItsWay');
      return t('models.added', { count: added.kind === 'folder' ? added.count : 1 });
    };
    async function adding(asked: Promise<AddedModel | null>): Promise<ErrorData | null> {
      try {
        const added = await asked;
        if (added) toast({ text: words(added) });
        return null;
      } catch (error) {
        return toAppError(error).toData();
      }
    }
    return {
      install: (id: string, choice: string) =>
        void attempt(() => request('models.install', { id, choice })),
      /** What is wrong with `source`; null when it was added. */
      add: (source: string) => adding(request('models.add', { source })),
      /** What is wrong with the folder that was chosen; null when it was added, or none was chosen. */
      addFolder: () => adding(request('models.addFolder', null)),
      forget: (id: string) => void attempt(() => request('models.forget', { id })),
    };
  }, [t, toast, attempt]);
}

export type CatalogActions = ReturnType<typeof useCatalogActions>;
