import { useTranslation } from 'react-i18next';
import { shortLanguageName } from '../../../i18n/languageName.ts';

/** What the two words of a term are called; with their languages where the glossary has some. */
export function useTermLabels({ from, to }: { from: string; to: string }) {
  const { t, i18n } = useTranslation();
  const name = (code: string) => shortLanguageName(code, i18n.language);
  return {
    source:
      from === ''
        ? t('glossary.terms.source')
        : t('glossary.terms.sourceIn', { language: name(from) }),
    target:
      to === '' ? t('glossary.terms.target') : t('glossary.terms.targetIn', { language: name(to) }),
  };
}
