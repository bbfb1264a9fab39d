import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { GlossaryIcon } from '../../ui/icons.tsx';
import styles from './GlossaryPage.module.css';

/** While there is none: what a glossary is for, and how to begin. */
export function NoGlossaries({ onNew }: { onNew: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon}>
        <GlossaryIcon />
      </span>
      <h2 className={styles.emptyTitle}>{t('glossary.empty')}</h2>
      <p className={styles.emptyText}>{t('glossary.emptyText')}</p>
      <p className={styles.emptyText}>{t('glossary.emptyHow')}</p>
      <Button look="primary" onPress={onNew}>
        {t('glossary.new')}
      </Button>
    </div>
  );
}
