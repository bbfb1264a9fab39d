import { lazy, type RefObject, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeptFocus } from '../../ui/useKeptFocus.ts';
import { rowPlace } from './focusRow.ts';
import type { ModelsPageProps } from './ModelsPage.tsx';
import styles from './ModelsView.module.css';

/** Apart from the rest of the window, which most days does without it. */
const ModelsPage = lazy(async () => ({ default: (await import('./ModelsPage.tsx')).ModelsPage }));

export interface ModelsViewProps extends ModelsPageProps {
  /** Takes the focus when the models are shown. */
  element: RefObject<HTMLElement | null>;
}

/** The place of the models; what is in it comes when it is first shown, and stays. */
export function ModelsView({ element, ...page }: ModelsViewProps) {
  const { t } = useTranslation();
  const [wasShown, setShown] = useState(page.isShown);
  if (page.isShown && !wasShown) setShown(true);
  const keptFocus = useKeptFocus((focused) => rowPlace(focused, element.current));
  return (
    <section
      {...keptFocus}
      ref={element}
      className={styles.view}
      aria-label={t('topBar.models')}
      tabIndex={-1}
    >
      <Suspense>{wasShown && <ModelsPage {...page} />}</Suspense>
    </section>
  );
}
