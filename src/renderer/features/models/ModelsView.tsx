import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ModelsView.module.css';

export interface ModelsViewProps {
  /** Takes the focus when the models are shown. */
  element: RefObject<HTMLElement | null>;
}

/** The models: what this computer can run, what is installed, what is on its way, and what there is to get. */
export function ModelsView({ element }: ModelsViewProps) {
  const { t } = useTranslation();
  return (
    <section ref={element} className={styles.view} aria-label={t('topBar.models')} tabIndex={-1} />
  );
}
