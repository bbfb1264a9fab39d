import { useTranslation } from 'react-i18next';
import type { Fit } from '#shared/ipc/models.ts';
import { formatBytes } from '../../errors/errorText.ts';
import { cx } from '../../ui/cx.ts';
import { fitWords } from './modelWords.ts';
import styles from './rows.module.css';

const TONES = { gpu: styles.good, partly: undefined, memory: undefined, none: styles.bad };

/** Where a model runs on this computer; on hover, what it takes. Undefined: that is being found out. */
export function FitFact({ fit }: { fit: Fit | undefined }) {
  const { t, i18n } = useTranslation();
  if (!fit) return <span>{t('models.fit.looking')}</span>;
  return (
    <span
      className={cx(TONES[fit.place])}
      title={t('models.fit.hint', {
        needed: formatBytes(fit.neededBytes, i18n.language),
        available: formatBytes(fit.availableBytes, i18n.language),
        window: fit.contextSize,
      })}
    >
      {fitWords(fit, t, i18n.language)}
    </span>
  );
}
