import { useTranslation } from 'react-i18next';
import type { Install } from '#shared/ipc/models.ts';
import { formatBytes } from '../../../errors/errorText.ts';
import { cx } from '../../../ui/cx.ts';
import { timeLeft } from '../../documents/jobWords.ts';
import styles from '../rows.module.css';
import { installWords, isActive } from './installWords.ts';

/** How far a model is, how fast it comes, and from where. */
export function InstallFacts({ install }: { install: Install }) {
  const { t, i18n } = useTranslation();
  const { state, doneBytes, totalBytes, bytesPerSecond, secondsLeft, host } = install;
  const size = (bytes: number) => formatBytes(bytes, i18n.language);
  const isDownloading = state === 'downloading';
  const showsAmount = isDownloading || state === 'paused' || state === 'failed';
  const left = isActive(install) ? timeLeft(secondsLeft, t) : '';
  return (
    <div className={styles.facts}>
      <span
        className={cx(
          styles.state,
          state === 'done' && styles.good,
          state === 'failed' && styles.bad,
        )}
      >
        {installWords(install, t)}
      </span>
      {showsAmount && doneBytes > 0 && (
        <span>
          {totalBytes === null
            ? size(doneBytes)
            : t('models.installs.amount', { done: size(doneBytes), total: size(totalBytes) })}
        </span>
      )}
      {isDownloading && bytesPerSecond > 0 && (
        <span>{t('models.installs.speed', { size: size(bytesPerSecond) })}</span>
      )}
      {left !== '' && <span>{left}</span>}
      {host !== undefined && state !== 'done' && <span>{t('models.installs.from', { host })}</span>}
    </div>
  );
}
