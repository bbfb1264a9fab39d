import { useTranslation } from 'react-i18next';
import { languageName } from '../../i18n/languageName.ts';
import { FileIcon } from '../../ui/icons.tsx';
import styles from './DropOverlay.module.css';

/** Over the window while files are dragged over it. `to` is a BCP 47 code. */
export function DropOverlay({ to }: { to: string }) {
  const { t, i18n } = useTranslation();
  return (
    <div className={styles.overlay} role="status">
      <p className={styles.card}>
        <FileIcon />
        {t('files.dropInto', { language: languageName(to, i18n.language) })}
        <span className={styles.more}>{t('files.dropModels')}</span>
      </p>
    </div>
  );
}
