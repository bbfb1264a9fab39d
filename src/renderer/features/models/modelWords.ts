import type { TFunction } from 'i18next';
import type { Fit } from '#shared/ipc/models.ts';
import { findLanguage } from '#shared/languages.ts';
import { formatBytes } from '../../errors/errorText.ts';
import { shortLanguageName } from '../../i18n/languageName.ts';

const NAMED_LANGUAGES = 3;

/** `7.2B`, or `72亿`: how many weights a model has. */
export function parametersWords(parameters: number, locale: string): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(
    parameters,
  );
}

/** The languages (BCP 47) by name where they are few, else how many. */
export function languagesWords(
  languages: readonly string[] | 'many',
  t: TFunction,
  locale: string,
): string {
  if (languages === 'many') return t('models.catalog.manyLanguages');
  if (languages.length > NAMED_LANGUAGES)
    return t('models.installed.languages', { count: languages.length });
  const names = languages.map((code) =>
    shortLanguageName(findLanguage(code)?.code ?? code, locale),
  );
  return new Intl.ListFormat(locale).format(names);
}

/** Where a model would run here. */
export function fitWords(fit: Fit, t: TFunction, locale: string): string {
  const { place, gpuLayers, layers, neededBytes, availableBytes } = fit;
  return t(`models.fit.${place}`, {
    part: gpuLayers,
    layers,
    needed: formatBytes(neededBytes, locale),
    available: formatBytes(availableBytes, locale),
  });
}
