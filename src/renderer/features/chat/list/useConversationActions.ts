import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors.ts';
import type { ConversationPatch } from '#shared/ipc/chat.ts';
import { request } from '../../../ipc/client.ts';
import { useToast } from '../../../ui/toastContext.ts';
import { useNotices } from '../../shell/noticesContext.ts';

/** What can be done with a conversation of the list; what changes comes back as `chat.changed`. */
export function useConversationActions() {
  const { t } = useTranslation();
  const toast = useToast();
  const { report } = useNotices();

  /** Says whether it went well; the error is shown otherwise. */
  async function attempt(change: () => Promise<null>): Promise<boolean> {
    try {
      await change();
      return true;
    } catch (error) {
      report(toAppError(error).toData());
      return false;
    }
  }

  async function remove(id: string): Promise<void> {
    if (!(await attempt(() => request('chat.delete', { id })))) return;
    toast({
      text: t('conversations.deleted'),
      action: {
        label: t('common.undo'),
        onAction: () => void attempt(() => request('chat.restore', { id })),
      },
    });
  }

  async function archive(id: string, archived: boolean): Promise<void> {
    if (!(await attempt(() => request('chat.change', { id, patch: { archived } })))) return;
    toast({
      text: t(archived ? 'conversations.archived' : 'conversations.unarchived'),
      action: {
        label: t('common.undo'),
        onAction: () =>
          void attempt(() => request('chat.change', { id, patch: { archived: !archived } })),
      },
    });
  }

  return {
    remove: (id: string) => void remove(id),
    archive: (id: string, archived: boolean) => void archive(id, archived),
    change: (id: string, patch: ConversationPatch) =>
      void attempt(() => request('chat.change', { id, patch })),
  };
}

export type ConversationActions = ReturnType<typeof useConversationActions>;
