import { useTranslation } from 'react-i18next';
import { FileIcon } from '../../ui/icons.tsx';
import styles from './FilesView.module.css';

const KINDS = ['office', 'text', 'subtitles', 'data'] as const;

/** While there is no file: how they come here, and which. */
export function EmptyQueue() {
  const { t } = useTranslation();
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
      <p>{t('files.emptyPrivate')}</p>
    </div>
  );
}
