import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { keys } from '../../ui/keys.ts';
import styles from './ChatView.module.css';
import type { Chat } from './useChat.ts';

/** What there is instead of a conversation: none is open, it was deleted, or it could not be read. */
export function NoConversation({ chat }: { chat: Chat }) {
  const { t } = useTranslation();
  const { error, isGone, restore, retry } = chat.conversation;
  const isExpected = chat.openId !== null && !isGone;
  return (
    <div className={styles.view}>
      {error && (
        <div className={styles.error}>
          <ErrorLine error={error}>
            {isExpected && <Button onPress={retry}>{t('model.retry')}</Button>}
          </ErrorLine>
        </div>
      )}
      {!isExpected && (
        <div className={styles.empty}>
          <p className={styles.emptyTitle}>{t(isGone ? 'chat.gone' : 'chat.none')}</p>
          <p>{t(isGone ? 'chat.goneText' : 'chat.noneText')}</p>
          <div className={styles.choices}>
            {isGone && (
              <Button look="primary" onPress={restore}>
                {t('chat.restore')}
              </Button>
            )}
            <Button look={isGone ? 'plain' : 'primary'} onPress={chat.create}>
              {t('chat.new')}
            </Button>
          </div>
          <kbd className={styles.key}>{keys.newChat}</kbd>
        </div>
      )}
    </div>
  );
}
