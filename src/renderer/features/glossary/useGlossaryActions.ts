import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Glossary, GlossaryImport } from '#shared/ipc/glossary.ts';
import type { RouteInput } from '#shared/ipc/contract.ts';
import { request } from '../../ipc/client.ts';
import { useToast } from '../../ui/toastContext.ts';
import { useNotices } from '../shell/noticesContext.ts';
import { useAttempt } from '../shell/useAttempt.ts';

type Named = Pick<Glossary, 'id' | 'name'>;
export type GlossaryFormat = RouteInput<'glossary.export'>['format'];

/** What can be done with whole glossaries; what changes comes back as `glossary.changed`. */
export function useGlossaryActions() {
  const { t } = useTranslation();
  const toast = useToast();
  const attempt = useAttempt();
  const { dismissAll } = useNotices();
  return useMemo(
    () => ({
      enable: (id: number, enabled: boolean) =>
        void attempt(() => request('glossary.change', { id, enabled })),
      remove: ({ id, name }: Named) =>
        void attempt(async () => {
          await request('glossary.delete', { id });
          toast({
            text: t('glossary.deleted', { name }),
            action: {
              label: t('common.undo'),
              onAction: () => void attempt(() => request('glossary.restore', { id })),
            },
          });
        }),
      exportAs: (id: number, format: GlossaryFormat) =>
        void attempt(async () => {
          const done = await request('glossary.export', { glossary: id, format });
          if (done) toast({ text: t('glossary.exported', done) });
        }),
      importInto: (id: number, onDone: (report: GlossaryImport) => void) => {
        dismissAll('glossary.');
        void attempt(async () => {
          const report = await request('glossary.import', { glossary: id });
          if (report) onDone(report);
        });
      },
    }),
    [t, toast, attempt, dismissAll],
  );
}

export type GlossaryActions = ReturnType<typeof useGlossaryActions>;
