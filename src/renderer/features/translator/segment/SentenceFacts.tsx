import { useTranslation } from 'react-i18next';
import type { Segment } from '#shared/ipc/translator.ts';
import { Button } from '../../../ui/Button.tsx';
import { AlertIcon } from '../../../ui/icons.tsx';
import styles from './SentencePanel.module.css';
import { countToLookAt } from './worthSaying.ts';

export interface SentenceFactsProps {
  segment: Segment;
  isOpen: boolean;
  onOpen: () => void;
}

/** In a few words: where the target comes from, how far it is, and how much is to be looked at. */
export function SentenceFacts({ segment, isOpen, onOpen }: SentenceFactsProps) {
  const { t } = useTranslation();
  const { state, origin } = segment;
  const count = countToLookAt(segment);
  const words =
    state !== 'done' ? t(`segment.${state}`) : origin !== 'model' && t(`segment.origin.${origin}`);
  return (
    <div className={styles.facts}>
      {words && <span className={styles.quiet}>{words}</span>}
      {count > 0 && !isOpen && (
        <Button look="link" onPress={onOpen}>
          <span className={styles.look}>
            <AlertIcon />
            {t('segment.look', { count })}
          </span>
        </Button>
      )}
    </div>
  );
}
