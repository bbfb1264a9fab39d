import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors.ts';
import type { GlossaryTerm, TermFields } from '#shared/ipc/glossary.ts';
import { request } from '../../../ipc/client.ts';
import { useToast } from '../../../ui/toastContext.ts';
import { useNotices } from '../../shell/noticesContext.ts';
import { fieldsOf } from './termFields.ts';

/** What can be done with the terms of a glossary; `show` is told what became of one, `refresh` that the list is another. */
export function useTermActions(
  glossary: number,
  show: (term: GlossaryTerm) => void,
  refresh: () => void,
) {
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
    const add = (fields: TermFields) =>
      attempt(() => request('glossary.addTerms', { glossary, terms: [fields] }));
    return {
      add,
      change: (id: number, fields: TermFields) =>
        attempt(async () => {
          show(await request('glossary.changeTerm', { id, ...fields }));
        }),
      remove: (term: GlossaryTerm) =>
        attempt(async () => {
          await request('glossary.deleteTerms', { ids: [term.id] });
          toast({
            text: t('glossary.terms.deleted', { term: term.source || term.target }),
            action: { label: t('common.undo'), onAction: () => void add(fieldsOf(term)) },
          });
        }),
    };
  }, [glossary, show, refresh, report, toast, t]);
}

export type TermActions = ReturnType<typeof useTermActions>;
