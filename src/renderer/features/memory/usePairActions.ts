import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors.ts';
import type { RouteInput } from '#shared/ipc/contract.ts';
import type { MemoryPair } from '#shared/ipc/memory.ts';
import { request } from '../../ipc/client.ts';
import { useToast } from '../../ui/toastContext.ts';
import { useNotices } from '../shell/noticesContext.ts';

/** What can be done with the pairs of the memory; `show` is told what became of one, `refresh` that the list is another. */
export function usePairActions(show: (pair: MemoryPair) => void, refresh: () => void) {
  const { t } = useTranslation();
  const toast = useToast();
  const { report } = useNotices();
  return useMemo(() => {
    /** Says whether it went well. */
    async function attempt(action: () => Promise<unknown>): Promise<boolean> {
      try {
        await action();
        return true;
      } catch (error) {
        report(toAppError(error).toData());
        return false;
      } finally {
        refresh();
      }
    }
    const restore = () =>
      attempt(async () => {
        const { restored } = await request('memory.restore', null);
        toast({ text: t('memory.restored', { count: restored }) });
      });
    return {
      change: (id: number, target: string) =>
        attempt(async () => {
          const pair = await request('memory.change', { id, target });
          if (pair) show(pair);
          else toast({ text: t('memory.gone') });
        }),
      remove: (which: RouteInput<'memory.delete'>) =>
        attempt(async () => {
          const { deleted } = await request('memory.delete', which);
          toast({
            text: t('memory.deleted', { count: deleted }),
            ...(deleted > 0 && {
              action: { label: t('common.undo'), onAction: () => void restore() },
            }),
          });
        }),
    };
  }, [show, refresh, report, toast, t]);
}

export type PairActions = ReturnType<typeof usePairActions>;
