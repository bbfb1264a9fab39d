import { useMemo } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { textDirection } from '../../translator/textDirection.ts';
import styles from './MessageText.module.css';
import { PlainText } from './PlainText.tsx';
import { wordDiff } from './wordDiff.ts';

/** Characters up to which two texts are compared. */
const MAX_COMPARED = 50_000;

export interface RevisedTextProps {
  before: string;
  text: string;
}

/** A revision with what changed from the text before it. Screen readers hear the text itself first. */
export function RevisedText({ before, text }: RevisedTextProps) {
  const { t } = useTranslation();
  const parts = useMemo(
    () => (before.length + text.length > MAX_COMPARED ? null : wordDiff(before, text)),
    [before, text],
  );
  if (parts === null) {
    return (
      <>
        <PlainText text={text} />
        <p className={styles.quiet}>{t('message.rewritten')}</p>
      </>
    );
  }
  if (parts.every(({ kind }) => kind === 'same')) {
    return (
      <>
        <PlainText text={text} />
        <p className={styles.quiet}>{t('message.unchanged')}</p>
      </>
    );
  }
  return (
    <>
      <VisuallyHidden>
        {text}
        <span>{t('message.changesBegin')}</span>
      </VisuallyHidden>
      <div className={styles.plain} dir={textDirection(text) ?? undefined}>
        {parts.map(({ kind, text: part }, i) => {
          if (kind === 'same') return part;
          return kind === 'insert' ? <ins key={i}>{part}</ins> : <del key={i}>{part}</del>;
        })}
      </div>
    </>
  );
}
