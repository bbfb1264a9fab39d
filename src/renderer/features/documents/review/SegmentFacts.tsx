import { useTranslation } from 'react-i18next';
import type { DocumentSegment } from '#shared/ipc/documents.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './SegmentRow.module.css';
import type { SegmentActions } from './useSegmentActions.ts';

const TOLD = ['memory', 'repeat', 'document', 'user'] as const;

export interface SegmentFactsProps {
  segment: DocumentSegment;
  isBusy: boolean;
  actions: SegmentActions;
}

/** Under the target: why it should be looked at, where it comes from, and that there are others like it. */
export function SegmentFacts({ segment, isBusy, actions }: SegmentFactsProps) {
  const { t } = useTranslation();
  const { index, flags, target, repeats } = segment;
  const origin = TOLD.find((told) => told === segment.origin);
  if (flags.length === 0 && !origin && repeats === 0 && !isBusy) return null;
  return (
    <div className={styles.facts}>
      {isBusy && <span role="status">{t('files.review.retranslating')}</span>}
      {flags.map((flag) => (
        <span key={flag} className={styles.flag} title={t(`files.review.flagHint.${flag}`)}>
          {t(`files.review.flag.${flag}`)}
        </span>
      ))}
      {origin && <span>{t(`files.review.origin.${origin}`)}</span>}
      {target && repeats > 0 && (
        <Button look="link" onPress={() => void actions.applyToRepeats(index)}>
          {t('files.review.applyToRepeats', { count: repeats })}
        </Button>
      )}
    </div>
  );
}
