import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ConversationMessage } from '#shared/ipc/chat.ts';
import styles from './Message.module.css';
import type { ThreadRow } from './threadRows.ts';

/** Who wrote it and when. */
export function MessageFacts({ message, opening }: Pick<ThreadRow, 'message' | 'opening'>) {
  const { t, i18n } = useTranslation();
  const { model, createdAt } = message;
  const date = new Date(createdAt);
  return (
    <p className={styles.facts}>
      {opening && <span>{t(`message.${opening}`)}</span>}
      {model !== '' && (
        <span className={styles.model} title={model}>
          {model}
        </span>
      )}
      <time dateTime={date.toISOString()} title={date.toLocaleString(i18n.language)}>
        {timeOf(date, i18n.language)}
      </time>
    </p>
  );
}

/** The name by which screen readers tell messages apart. */
export function nameOf(message: ConversationMessage, t: TFunction, language: string): string {
  const time = timeOf(new Date(message.createdAt), language);
  return t(message.role === 'user' ? 'message.yours' : 'message.answer', { time });
}

function timeOf(date: Date, language: string): string {
  const isToday = date.toDateString() === new Date().toDateString();
  return date.toLocaleString(language, {
    ...(!isToday && { dateStyle: 'medium' }),
    timeStyle: 'short',
  });
}
