import { useTranslation } from 'react-i18next';
import type { Install, ModelStatus } from '#shared/ipc/models.ts';
import { cx } from '../../ui/cx.ts';
import { AlertIcon, DownloadIcon, OfflineIcon, ServerIcon } from '../../ui/icons.tsx';
import { destinationOf } from '../models/server/destination.ts';
import { Fact } from './Fact.tsx';
import { useSettings } from './settingsContext.ts';
import styles from './StatusLine.module.css';

export interface TextDestinationProps {
  model: ModelStatus;
  installs: readonly Install[];
}

/** What leaves this computer, and where it goes. The region is always there: what changes in it is spoken. */
export function TextDestination({ model, installs }: TextDestinationProps) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const server = destinationOf(model, settings.server);
  const hosts = new Set(
    installs
      .filter(({ state }) => state === 'downloading')
      .flatMap(({ host = '' }) => (host === '' ? [] : [host])),
  );
  return (
    <div className={cx(styles.where, server !== null && styles.leaves)} role="status">
      {[...hosts].map((host) => (
        <Fact key={host} tip={t('status.downloadingHint')} className={styles.mark}>
          <DownloadIcon />
          {t('status.downloading', { host })}
        </Fact>
      ))}
      {server ? (
        <Fact
          tip={t(server.isUnencrypted ? 'status.unencryptedHint' : 'status.textGoesHint')}
          className={cx(styles.mark, server.isUnencrypted ? styles.unencrypted : styles.server)}
        >
          {server.isUnencrypted ? <AlertIcon /> : <ServerIcon />}
          <span>
            {t('status.textGoesTo', { address: server.address })}
            {server.isUnencrypted && ` (${t('status.unencrypted')})`}
          </span>
        </Fact>
      ) : (
        hosts.size === 0 && (
          <Fact tip={t('status.offlineHint')} className={styles.mark}>
            <OfflineIcon />
            {t('status.offline')}
          </Fact>
        )
      )}
    </div>
  );
}
