import type { ConversationMessage } from '#shared/ipc/chat.ts';
import { MarkdownText } from './MarkdownText.tsx';
import styles from './MessageText.module.css';
import { PlainText } from './PlainText.tsx';
import { RevisedText } from './RevisedText.tsx';
import { usePaced } from './usePaced.ts';

/** Characters up to which an answer is read as Markdown. */
const MAX_MARKDOWN = 20_000;

export interface MessageTextProps {
  message: ConversationMessage;
  /** The text that this one revises, to show the changes. */
  before: string | null;
  isPlain: boolean;
  /** Stands here until there is a text. */
  waiting: string | null;
}

export function MessageText({ message, before, isPlain, waiting }: MessageTextProps) {
  const { role, state } = message;
  const text = usePaced(message.text, state === 'running');
  if (text === '') return waiting === null ? null : <p className={styles.waiting}>{waiting}</p>;
  if (before !== null) return <RevisedText before={before} text={text} />;
  if (isPlain || role === 'user' || text.length > MAX_MARKDOWN) return <PlainText text={text} />;
  return <MarkdownText text={text} />;
}
