import type { TFunction } from 'i18next';
import { isFile } from '../installs/installWords.ts';

/** What a choice gives up of the published weights, in plain words. */
export function qualityWords(choice: string, t: TFunction): string {
  if (isFile(choice)) return t('models.catalog.quality.file');
  const kinds = ['f16', 'q8', 'q6', 'q5', 'q4', 'q3', 'q2'] as const;
  const kind = kinds.find((kind) => choice.startsWith(kind));
  return kind ? t(`models.catalog.quality.${kind}`) : '';
}
