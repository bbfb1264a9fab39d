import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors.ts';
import type { DocumentSegment } from '#shared/ipc/documents.ts';
import { request } from '../../../ipc/client.ts';
import { useToast } from '../../../ui/toastContext.ts';
import { useNotices } from '../../shell/noticesContext.ts';

/** What a reviewer does to the segments of a document; `show` is told what became of one. */
export function useSegmentActions(id: string, show: (segment: DocumentSegment) => void) {
  const { t } = useTranslation();
  const toast = useToast();
  const { report } = useNotices();
  /** Numbers of the segments that the model is asked about again. */
  const [busy, setBusy] = useState<ReadonlySet<number>>(new Set());
  /** What was written and could not be saved, by the segment's number. */
  const [unsaved] = useState(() => new Map<number, string>());

  const actions = useMemo(() => {
    /** Says whether it went well. */
    async function attempt(action: () => Promise<unknown>): Promise<boolean> {
      try {
        await action();
        return true;
      } catch (error) {
        report(toAppError(error).toData());
        return false;
      }
    }
    const setAccepted = async (index: number, accepted: boolean) => {
      show(await request('documents.accept', { id, index, accepted }));
    };
    return {
      accept: (index: number, accepted: boolean) => attempt(() => setAccepted(index, accepted)),
      /** Saves an edit, and accepts it if asked. */
      edit: async (index: number, target: string, accepted: boolean): Promise<boolean> => {
        unsaved.set(index, target);
        const isSaved = await attempt(async () => {
          show(await request('documents.edit', { id, index, target }));
          if (accepted) await setAccepted(index, true);
        });
        if (isSaved && unsaved.get(index) === target) unsaved.delete(index);
        return isSaved;
      },
      retranslate: async (index: number): Promise<void> => {
        setBusy((before) => new Set(before).add(index));
        await attempt(async () => {
          show(await request('documents.retranslate', { id, index }));
        });
        setBusy((before) => new Set([...before].filter((other) => other !== index)));
      },
      applyToRepeats: (index: number) =>
        attempt(async () => {
          const { changed } = await request('documents.applyToRepeats', { id, index });
          toast({ text: t('files.review.applied', { count: changed }) });
        }),
      unsavedOf: (index: number) => unsaved.get(index),
    };
  }, [id, show, report, toast, t, unsaved]);
  return { actions, busy };
}

export type SegmentActions = ReturnType<typeof useSegmentActions>['actions'];
