import { type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { destinationOf } from '../models/server/destination.ts';
import { TurnServerOff } from '../models/server/TurnServerOff.tsx';
import { useSettings } from '../shell/settingsContext.ts';
import styles from './ChatView.module.css';
import { Chips } from './Chips.tsx';
import { Composer } from './Composer.tsx';
import { ConversationHeader } from './ConversationHeader.tsx';
import { NoConversation } from './NoConversation.tsx';
import { Thread } from './thread/Thread.tsx';
import { useComposerDraft } from './useComposerDraft.ts';
import type { Chat } from './useChat.ts';

export interface ChatViewProps {
  chat: Chat;
  model: ModelStatus;
  composer: RefObject<HTMLTextAreaElement | null>;
  onCopy: (text: string) => void;
}

/** One conversation: what was said, and where the next message is written. */
export function ChatView({ chat, model, composer, onCopy }: ChatViewProps) {
  const { t } = useTranslation();
  const { conversation: open, hit } = chat;
  const { state, branch, answering, error } = open;
  const { settings } = useSettings();
  const draft = useComposerDraft(chat.openId);
  const folded = state?.context?.foldedMessageIds;
  const foldedIds = useMemo(() => new Set(folded), [folded]);

  if (!state) return <NoConversation chat={chat} />;

  const { conversation, messages, context } = state;
  const { id } = conversation;
  const revises = conversation.kind === 'revision';
  const send = (text: string) => {
    void open.send(text).then((isSaid) => {
      if (!isSaid) draft.giveBack(id, text);
    });
  };
  const server = destinationOf(model, settings.server);
  const waiting = model.state === 'loading' ? t('status.waiting') : t('chat.thinking');

  return (
    <div className={styles.view}>
      <ConversationHeader conversation={conversation} context={context} onChange={open.change} />
      {branch.length === 0 ? (
        <div className={styles.empty}>
          <p className={styles.emptyTitle}>{t('chat.empty')}</p>
          <p>
            {t('chat.emptyText')}{' '}
            {server ? t('chat.emptyServer', { address: server.address }) : t('chat.emptyPrivate')}
          </p>
        </div>
      ) : (
        <Thread
          key={id}
          conversation={conversation}
          messages={messages}
          branch={branch}
          foldedIds={foldedIds}
          waiting={waiting}
          hit={hit}
          actions={{
            regenerate: open.regenerate,
            edit: open.edit,
            show: open.show,
            revert: open.revert,
            branch: chat.branch,
            accept: chat.accept,
            copy: onCopy,
          }}
        />
      )}
      {error && (
        <div className={styles.error}>
          <ErrorLine error={error}>
            {error.code.startsWith('server.') && <TurnServerOff onOff={open.dismissError} />}
            <IconButton label={t('common.dismiss')} onPress={open.dismissError}>
              <CloseIcon />
            </IconButton>
          </ErrorLine>
        </div>
      )}
      {revises && <Chips isDisabled={answering} onSend={send} />}
      <Composer
        draft={draft}
        element={composer}
        placeholder={t(revises ? 'chat.placeholderRevision' : 'chat.placeholder')}
        answering={answering}
        onSend={send}
        onStop={open.stop}
      />
    </div>
  );
}
