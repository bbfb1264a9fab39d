import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Asked } from './Asked.tsx';
import { DiffText } from './DiffText.tsx';
import { Part } from './Part.tsx';
import styles from './SentencePanel.module.css';
import type { BackTranslation as Back } from './useBackTranslation.ts';

export interface BackTranslationProps {
  back: Back;
  source: string;
  /** The source language. */
  from: string;
}

/** What the target says in the source language, with what differs from the source. */
export function BackTranslation({ back, source, from }: BackTranslationProps) {
  const { t } = useTranslation();
  const { text, isAsking, ask, stop } = back;
  return (
    <Part title={t('segment.back')}>
      <div role="status">
        {text !== null && (
          <>
            <DiffText before={source} after={text} lang={from} shows="after" />
            <p className={styles.quiet}>
              {t(text === source ? 'segment.backSame' : 'segment.backHint')}
            </p>
          </>
        )}
      </div>
      <Asked isAsking={isAsking} words={t('segment.backing')} onStop={stop} />
      {text === null && !isAsking && (
        <div className={styles.note}>
          <Button look="link" onPress={ask}>
            {t('segment.backAgain')}
          </Button>
        </div>
      )}
    </Part>
  );
}
