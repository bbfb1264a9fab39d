import { useMemo } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { findLanguage } from '#shared/languages.ts';
import { wordDiff } from '../../chat/thread/wordDiff.ts';
import { textDirection } from '../textDirection.ts';
import styles from './SentencePanel.module.css';

/** Characters up to which two texts are compared. */
const MAX_COMPARED = 20_000;

export interface DiffTextProps {
  before: string;
  after: string;
  /** BCP 47. */
  lang: string;
  /** Which of the two is the text, and not what it is compared with. */
  shows: 'before' | 'after';
}

/** A text with what differs from another one; screen readers hear it whole first. */
export function DiffText({ before, after, lang, shows }: DiffTextProps) {
  const parts = useMemo(
    () => (before.length + after.length > MAX_COMPARED ? null : wordDiff(before, after)),
    [before, after],
  );
  const whole = shows === 'before' ? before : after;
  const about = { lang, dir: findLanguage(lang)?.dir ?? textDirection(whole) ?? 'ltr' };
  if (!parts || parts.every(({ kind }) => kind === 'same')) {
    return (
      <p className={styles.text} {...about}>
        {whole}
      </p>
    );
  }
  return (
    <p className={styles.text} {...about}>
      <VisuallyHidden elementType="span">{whole}</VisuallyHidden>
      <span aria-hidden="true">
        {parts.map(({ kind, text }, i) => {
          if (kind === 'same') return text;
          return kind === 'insert' ? <ins key={i}>{text}</ins> : <del key={i}>{text}</del>;
        })}
      </span>
    </p>
  );
}
