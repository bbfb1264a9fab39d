import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fromErrorData } from '#shared/errors.ts';
import type { Added, DocumentJob } from '#shared/ipc/documents.ts';
import { request } from '../../ipc/client.ts';
import { useToast } from '../../ui/toastContext.ts';
import { useAttempt } from '../shell/useAttempt.ts';
import { fileNameOf } from './jobWords.ts';

type Named = Pick<DocumentJob, 'id' | 'name'>;
export interface Languages {
  from: string;
  to: string;
}

/** What can be done with the queue; what changes comes back as `documents.job`. */
export function useFileActions() {
  const { t } = useTranslation();
  const toast = useToast();
  const attempt = useAttempt();

  return useMemo(() => {
    function tell(added: Added | null, onModels: () => void): void {
      if (!added) return;
      if (added.models > 0) {
        toast({ text: t('models.added', { count: added.models }) });
        if (added.added === 0) onModels();
      } else if (added.added === 0) toast({ text: t('files.nothingFound') });
    }
    let isSavingAll = false;
    const reveal = (id: string) => void attempt(() => request('documents.show', { id }));
    const toShow = (id: string) => ({
      label: t('files.show'),
      onAction: () => {
        reveal(id);
      },
    });

    return {
      show: reveal,
      /** `onModels`: what was added are models, and no documents. */
      pick: (kind: 'files' | 'folder', languages: Languages, onModels: () => void) =>
        void attempt(async () => {
          tell(await request('documents.pick', { kind, ...languages }), onModels);
        }),
      drop: (files: readonly File[], languages: Languages, onModels: () => void) =>
        void attempt(async () => {
          const result = await window.bayling.addFiles(files, languages);
          if (!result.ok) throw fromErrorData(result.error);
          tell(result.data, onModels);
        }),
      /** One job, or all for null. */
      pause: (id: string | null) => void attempt(() => request('documents.pause', { id })),
      resume: (id: string | null) => void attempt(() => request('documents.resume', { id })),
      remove: (...jobs: readonly Named[]) =>
        void attempt(async () => {
          for (const { id } of jobs) await request('documents.remove', { id });
          const [first] = jobs;
          if (!first) return;
          toast({
            text:
              jobs.length === 1
                ? t('files.removed', first)
                : t('files.removedAll', { count: jobs.length }),
            action: {
              label: t('common.undo'),
              onAction: () =>
                void attempt(async () => {
                  for (const { id } of jobs) await request('documents.restore', { id });
                }),
            },
          });
        }),
      save: (id: string, bilingual: boolean, where: 'beside' | 'choose') =>
        void attempt(async () => {
          const saved = await request('documents.save', { id, bilingual, where });
          if (!saved) return;
          toast({
            text: t('files.saved', { name: fileNameOf(saved.path) }),
            action: toShow(id),
          });
        }),
      /** Saves the translations beside their originals, one after another; one that fails stops no other. */
      saveAll: (jobs: readonly Named[]) => {
        if (isSavingAll) return;
        isSavingAll = true;
        const saved: string[] = [];
        void (async () => {
          for (const { id } of jobs) {
            await attempt(async () => {
              await request('documents.save', { id, bilingual: false, where: 'beside' });
              saved.push(id);
            });
          }
          isSavingAll = false;
          const last = saved.at(-1);
          if (last === undefined) return;
          toast({ text: t('files.savedAll', { count: saved.length }), action: toShow(last) });
        })();
      },
    };
  }, [t, toast, attempt]);
}

export type FileActions = ReturnType<typeof useFileActions>;
