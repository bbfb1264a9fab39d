import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelsPageProps } from './ModelsPage.tsx';
import styles from './ModelsView.module.css';

/** Apart from the rest of the window, which most days does without it. */
const ModelsPage = lazy(async () => ({ default: (await import('./ModelsPage.tsx')).ModelsPage }));

/** The place of the models; what is in it comes when it is first shown, and stays. */
export function ModelsView(page: ModelsPageProps) {
  const { t } = useTranslation();
  const [wasShown, setShown] = useState(page.isShown);
  if (page.isShown && !wasShown) setShown(true);
  return (
    <section
      ref={page.element}
      className={styles.view}
      aria-label={t('topBar.models')}
      tabIndex={-1}
    >
      <Suspense>{wasShown && <ModelsPage {...page} />}</Suspense>
    </section>
  );
}
