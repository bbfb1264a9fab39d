import { useTranslation } from 'react-i18next';
import { StopIcon } from '../../../ui/icons.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import styles from './SentencePanel.module.css';

export interface AskedProps {
  isAsking: boolean;
  /** What the model is about. */
  words: string;
  onStop: () => void;
}

/** That the model is at work on it, and how to stop it. The line is always there, so that what appears is spoken. */
export function Asked({ isAsking, words, onStop }: AskedProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.asked}>
      <span role="status">
        {isAsking && (
          <span className={styles.asking}>
            <span className={styles.spinner} />
            {words}
          </span>
        )}
      </span>
      {isAsking && (
        <IconButton label={t('segment.stop')} onPress={onStop}>
          <StopIcon />
        </IconButton>
      )}
    </div>
  );
}
