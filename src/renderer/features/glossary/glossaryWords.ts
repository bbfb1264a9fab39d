import type { TFunction } from 'i18next';
import type { Glossary } from '#shared/ipc/glossary.ts';
import { shortLanguageName } from '../../i18n/languageName.ts';

/** Between which languages a glossary is used, in words. */
export function pairWords(
  { from, to }: Pick<Glossary, 'from' | 'to'>,
  t: TFunction,
  language: string,
): string {
  if (from === '' && to === '') return t('glossary.anyPair');
  const name = (code: string) =>
    code === '' ? t('glossary.anyLanguage') : shortLanguageName(code, language);
  return t('glossary.pair', { from: name(from), to: name(to) });
}
