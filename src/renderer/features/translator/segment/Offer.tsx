import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findLanguage } from '#shared/languages.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './SentencePanel.module.css';

export interface OfferProps {
  text: string;
  /** BCP 47: what it is in. */
  lang: string;
  /** What using it is called where the text is not seen. */
  label: string;
  /** It stands there already. */
  isUsed: boolean;
  isDone: boolean;
  onUse: (text: string) => void;
  /** Over the text. */
  children?: ReactNode;
}

/** A target that the sentence could have instead, and a press to have it. */
export function Offer({ text, lang, label, isUsed, isDone, onUse, children }: OfferProps) {
  const { t } = useTranslation();
  return (
    <li className={styles.offer}>
      <div className={styles.offered}>
        {children}
        <p className={styles.text} lang={lang} dir={findLanguage(lang)?.dir}>
          {text}
        </p>
      </div>
      <Button
        {...(!isUsed && { 'aria-label': label })}
        aria-disabled={isUsed || !isDone}
        onPress={() => {
          if (!isUsed && isDone) onUse(text);
        }}
      >
        {t(isUsed ? 'segment.inUse' : 'segment.use')}
      </Button>
    </li>
  );
}
