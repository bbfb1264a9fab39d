import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

export interface GlossaryPageProps {
  searchInput: RefObject<HTMLInputElement | null>;
}

/** The glossaries, and the terms of one of them. */
export function GlossaryPage(_: GlossaryPageProps) {
  const { t } = useTranslation();
  return <h2>{t('glossary.label')}</h2>;
}
