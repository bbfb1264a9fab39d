import { useTranslation } from 'react-i18next';
import type { ConversationMessage } from '#shared/ipc/chat.ts';
import styles from './Message.module.css';

const NOTES = {
  running: null,
  done: null,
  stopped: 'message.stopped',
  failed: 'message.failed',
  interrupted: 'message.interrupted',
} as const;

/** How an answer ended that is not whole: what happened, what is kept. */
export function MessageNote({ message }: { message: ConversationMessage }) {
  const { t } = useTranslation();
  const { role, state, text } = message;
  const note = NOTES[state];
  const isSilent = role === 'assistant' && state !== 'running' && text.trim() === '';
  if (isSilent) return <p className={styles.note}>{t('message.silent')}</p>;
  return note && <p className={styles.note}>{t(note)}</p>;
}
