import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors.ts';
import type { Conversation, Origin } from '#shared/ipc/chat.ts';
import type { HistoryEntry } from '#shared/ipc/history.ts';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { request } from '../../ipc/client.ts';
import { useToast } from '../../ui/toastContext.ts';
import { useNotices } from '../shell/noticesContext.ts';
import { useSettings } from '../shell/settingsContext.ts';
import type { SearchHit } from './thread/useHit.ts';
import { useConversation } from './useConversation.ts';

export interface ChatOptions {
  model: ModelStatus;
  /** What the translator shows. */
  shown: () => Pick<HistoryEntry, 'id' | 'source' | 'target'> | null;
  /** A revision was accepted: this is the translation now. Answers with whether it has said so. */
  onAccepted: (entry: HistoryEntry) => boolean;
  /** The chat is to be seen. */
  onShow: () => void;
}

/** The chat of the window: which conversation is open, and how others come to be. */
export function useChat({ model, shown, onAccepted, onShow }: ChatOptions) {
  const { t } = useTranslation();
  const { settings, update } = useSettings();
  const { report } = useNotices();
  const toast = useToast();
  const [hit, setHit] = useState<SearchHit | null>(null);
  const openId = settings.conversation || null;
  const conversation = useConversation(openId, model);
  const { isMissing } = conversation;
  useEffect(() => {
    if (isMissing) update({ conversation: '' });
  }, [isMissing, update]);

  function open(id: string, messageId?: string): void {
    setHit(messageId === undefined ? null : { messageId });
    update({ conversation: id });
    onShow();
    // The branch with the message is the one to show.
    if (messageId !== undefined) attempt(request('chat.select', { id, messageId }));
  }

  function attempt<T>(asked: Promise<T>, then: (answer: T) => void = () => undefined): void {
    asked.then(then, (error: unknown) => {
      report(toAppError(error).toData());
    });
  }
  const openNew = (made: Conversation) => {
    open(made.id);
  };

  return {
    openId,
    /** The message that a search found. */
    hit,
    conversation,
    open,
    create: () => {
      attempt(request('chat.create', null), openNew);
    },
    refine: (origin: Origin, modelName: string) => {
      attempt(request('chat.revise', { origin, model: modelName }), openNew);
    },
    branch: (messageId: string) => {
      if (openId === null) return;
      attempt(request('chat.branch', { id: openId, messageId }), (made) => {
        openNew(made);
        toast({ text: t('chat.branched') });
      });
    },
    accept: (messageId: string, remember: boolean) => {
      if (openId === null) return;
      const accepted = request('chat.accept', { id: openId, messageId, remember, shown: shown() });
      attempt(accepted, (entry) => {
        if (onAccepted(entry)) return;
        toast({
          text: t(remember ? 'chat.acceptedAndRemembered' : 'chat.accepted'),
          action: { label: t('chat.backToChat'), onAction: onShow },
        });
      });
    },
  };
}

export type Chat = ReturnType<typeof useChat>;
