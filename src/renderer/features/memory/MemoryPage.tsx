import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

export interface MemoryPageProps {
  searchInput: RefObject<HTMLInputElement | null>;
}

/** The translation memory. */
export function MemoryPage(_: MemoryPageProps) {
  const { t } = useTranslation();
  return <h2>{t('memory.label')}</h2>;
}
