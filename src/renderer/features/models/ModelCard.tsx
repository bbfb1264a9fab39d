import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { ModelActions } from './ModelActions.tsx';
import styles from './ModelCard.module.css';

/** In place of the translation while there is no model: what is missing and what to do. */
export function ModelCard({ status }: { status: ModelStatus }) {
  const { t } = useTranslation();
  if (status.state === 'loading') {
    return (
      <div className={styles.card}>
        <h2 className={styles.title}>{t('model.loading', { name: fileName(status.path) })}</h2>
        <ProgressBar label={t('model.loadingLabel')} value={status.progress} />
        <p className={styles.text}>{t('model.loadingText')}</p>
      </div>
    );
  }
  if (status.state !== 'failed') return null;
  const missing = status.error.code === 'model.none';
  return (
    <div className={styles.card}>
      <h2 className={styles.title}>{t(missing ? 'model.none' : 'model.failed')}</h2>
      {missing ? (
        <p className={styles.text}>
          {t('model.noneText')} {t('model.noneSafe')}
        </p>
      ) : (
        <ErrorLine error={status.error} />
      )}
      <div className={styles.actions}>
        <ModelActions canRetry={!missing} />
      </div>
    </div>
  );
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
