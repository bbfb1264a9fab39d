import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors.ts';
import type { RouteInput, RouteOutput } from '#shared/ipc/contract.ts';
import type { MemoryFilter } from '#shared/ipc/memory.ts';
import { request } from '../../ipc/client.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import { useToast } from '../../ui/toastContext.ts';
import { useNotices } from '../shell/noticesContext.ts';
import { useAttempt } from '../shell/useAttempt.ts';

export type MemoryFormat = RouteInput<'memory.export'>['format'];
export type MemoryImport = NonNullable<RouteOutput<'memory.import'>>;

export interface Transfer {
  id: string;
  kind: 'import' | 'export';
  /** 0 to 1. */
  progress: number;
  /** So far. */
  pairs: number;
}

/** Pairs on their way into the memory or out of it, one file at a time. */
export function useMemoryTransfer() {
  const { t } = useTranslation();
  const toast = useToast();
  const attempt = useAttempt();
  const { report, dismissAll } = useNotices();
  const [transfer, setTransfer] = useState<Transfer | null>(null);
  const [imported, setImported] = useState<MemoryImport | null>(null);
  /** From when the file is asked for; it is shown from when there is something to tell. */
  const current = useRef<Pick<Transfer, 'id' | 'kind'> | null>(null);
  useEvent('memory.progress', ({ id, done, total, pairs }) => {
    const { current: mine } = current;
    if (mine?.id === id)
      setTransfer({ ...mine, progress: total > 0 ? Math.min(1, done / total) : 0, pairs });
  });

  async function run(kind: Transfer['kind'], action: (id: string) => Promise<void>) {
    if (current.current) return;
    const id = crypto.randomUUID();
    current.current = { id, kind };
    dismissAll('memory.');
    setImported(null);
    try {
      await action(id);
    } catch (error) {
      report(toAppError(error).toData());
    } finally {
      current.current = null;
      setTransfer(null);
    }
  }

  return {
    transfer,
    imported,
    closeReport: () => {
      setImported(null);
    },
    stop: () => {
      if (transfer) void attempt(() => request('memory.stop', { id: transfer.id }));
    },
    importFile: () =>
      void run('import', async (id) => {
        setImported(await request('memory.import', { id }));
      }),
    exportAs: (format: MemoryFormat, filter: MemoryFilter) =>
      void run('export', async (id) => {
        const done = await request('memory.export', { id, format, filter });
        if (done) toast({ text: t('memory.exported', { count: done.pairs, path: done.path }) });
      }),
  };
}
