import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors.ts';
import type { ExportFormat } from '#shared/ipc/history.ts';
import { request } from '../../ipc/client.ts';
import { useToast } from '../../ui/toastContext.ts';
import { useNotices } from '../shell/noticesContext.ts';

/** Taking the history out of the app and into it; what came of it is said in a toast, or in the notices. */
export function useTransfer() {
  const { t } = useTranslation();
  const toast = useToast();
  const { report, dismissAll } = useNotices();

  async function attempt(transfer: () => Promise<string | null>): Promise<void> {
    dismissAll('import.');
    try {
      const text = await transfer();
      if (text !== null) toast({ text });
    } catch (error) {
      report(toAppError(error).toData());
    }
  }

  return {
    /** Everything, or one conversation. */
    exportAs: (format: ExportFormat, conversationId?: string) =>
      void attempt(async () => {
        const done = await request('history.export', { format, conversationId });
        return done && t('transfer.exported', done);
      }),
    importFile: () =>
      void attempt(async () => {
        const done = await request('history.import', null);
        return done && t('transfer.imported', done);
      }),
  };
}
