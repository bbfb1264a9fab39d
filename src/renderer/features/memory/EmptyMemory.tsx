import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { MemoryIcon } from '../../ui/icons.tsx';
import styles from './MemoryPage.module.css';

/** While nothing is in it: what comes here, and how to bring a memory along. */
export function EmptyMemory({ onImport }: { onImport: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon}>
        <MemoryIcon />
      </span>
      <h2 className={styles.title}>{t('memory.empty')}</h2>
      <p className={styles.emptyText}>{t('memory.emptyText')}</p>
      <p className={styles.emptyText}>{t('memory.emptyHow')}</p>
      <Button look="primary" onPress={onImport}>
        {t('memory.import')}
      </Button>
    </div>
  );
}
