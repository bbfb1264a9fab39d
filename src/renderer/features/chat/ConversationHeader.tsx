import { useTranslation } from 'react-i18next';
import type { Context, Conversation, ConversationPatch } from '#shared/ipc/chat.ts';
import { shortLanguageName } from '../../i18n/languageName.ts';
import styles from './ChatView.module.css';
import { ContextMeter } from './ContextMeter.tsx';
import { ConversationSettings } from './ConversationSettings.tsx';

export interface ConversationHeaderProps {
  conversation: Conversation;
  context: Context | null;
  onChange: (patch: ConversationPatch) => void;
}

/** Which conversation it is, and what it takes of the model's window. */
export function ConversationHeader({ conversation, context, onChange }: ConversationHeaderProps) {
  const { t, i18n } = useTranslation();
  const { title, origin } = conversation;
  const name = (code: string) => shortLanguageName(code, i18n.language);
  return (
    <div className={styles.header}>
      <h2 className={styles.title} title={title} dir="auto">
        {title || t('chat.untitled')}
      </h2>
      {origin && (
        <span className={styles.pair}>
          {t('chat.revisionOf', { from: name(origin.from), to: name(origin.to) })}
        </span>
      )}
      {context && <ContextMeter context={context} />}
      <ConversationSettings key={conversation.id} conversation={conversation} onChange={onChange} />
    </div>
  );
}
