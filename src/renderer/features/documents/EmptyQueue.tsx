import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { FileIcon } from '../../ui/icons.tsx';
import { destinationOf } from '../models/server/destination.ts';
import { useSettings } from '../shell/settingsContext.ts';
import styles from './FilesView.module.css';

const KINDS = ['office', 'text', 'subtitles', 'data'] as const;

/** While there is no file: how they come here, which, and where what is in them goes. */
export function EmptyQueue({ model }: { model: ModelStatus }) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const server = destinationOf(model, settings.server);
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon}>
        <FileIcon />
      </span>
      <p className={styles.emptyTitle}>{t('files.empty')}</p>
      <p className={styles.emptyText}>{t('files.emptyText')}</p>
      <dl className={styles.kinds}>
        {KINDS.map((kind) => [
          <dt key={kind}>{t(`files.kinds.${kind}`)}</dt>,
          <dd key={`${kind}-list`}>{t(`files.kindList.${kind}`)}</dd>,
        ])}
      </dl>
      <p>
        {server ? t('files.emptyServer', { address: server.address }) : t('files.emptyPrivate')}
      </p>
    </div>
  );
}
