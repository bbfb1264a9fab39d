import { useTranslation } from 'react-i18next';
import type { Segment } from '#shared/ipc/translator.ts';
import { AlertIcon } from '../../../ui/icons.tsx';
import styles from './SentencePanel.module.css';
import { flagsToSay } from './worthSaying.ts';

/** Why the sentence should be looked at, a line for each reason. What appears is spoken. */
export function SentenceFlags({ segment }: { segment: Segment }) {
  const { t } = useTranslation();
  const flags = flagsToSay(segment);
  return (
    <div role="status" className={styles.flags}>
      {flags.map((flag) => (
        <p key={flag} className={styles.flag}>
          <AlertIcon />
          {t(`segment.flag.${flag}`)}
        </p>
      ))}
    </div>
  );
}
