import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Asked } from './Asked.tsx';
import { Offer } from './Offer.tsx';
import { Part } from './Part.tsx';
import styles from './SentencePanel.module.css';
import type { FoundAlternatives } from './useAlternatives.ts';

export interface AlternativesProps {
  alternatives: FoundAlternatives;
  /** As it stands there now. */
  target: string;
  to: string;
  isDone: boolean;
  onUse: (target: string) => void;
}

/** Other translations of the sentence, the one it had before them first. */
export function Alternatives({ alternatives, target, to, isDone, onUse }: AlternativesProps) {
  const { t } = useTranslation();
  const { texts, isFinding, isExhausted, find, stop } = alternatives;
  const [before, ...found] = texts;
  return (
    <Part title={t('segment.alternatives')}>
      <ol className={styles.offers}>
        {before !== undefined && before !== target && (
          <Offer
            text={before}
            lang={to}
            label={t('segment.useBefore')}
            isUsed={false}
            isDone={isDone}
            onUse={onUse}
          >
            <span className={styles.quiet}>{t('segment.before')}</span>
          </Offer>
        )}
        {found.map((text, i) => (
          <Offer
            key={text}
            text={text}
            lang={to}
            label={t('segment.useAlternative', { number: i + 1 })}
            isUsed={text === target}
            isDone={isDone}
            onUse={onUse}
          />
        ))}
      </ol>
      <Asked isAsking={isFinding} words={t('segment.finding')} onStop={stop} />
      <div className={styles.note}>
        <span role="status">
          {!isFinding && isExhausted && t('segment.noMore')}
          {!isFinding && !isExhausted && found.length > 0 && (
            <span className={styles.spoken}>{t('segment.found', { count: found.length })}</span>
          )}
        </span>
        {!isFinding && !isExhausted && (
          <Button look="link" onPress={find}>
            {t('segment.more')}
          </Button>
        )}
      </div>
    </Part>
  );
}
