import type { TFunction } from 'i18next';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { findLanguage } from '#shared/languages.ts';
import { shortLanguageName } from '../../i18n/languageName.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How long a job will still take; empty where that cannot be told. */
export function timeLeft(seconds: number | null, t: TFunction): string {
  if (seconds === null || !Number.isFinite(seconds)) return '';
  if (seconds < MINUTE) return t('files.secondsLeft');
  const minutes = Math.round(seconds / MINUTE);
  if (seconds < HOUR) return t('files.minutesLeft', { minutes });
  return t('files.hoursLeft', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** What a job is doing, in words. */
export function stateWords(
  job: Pick<DocumentJob, 'state' | 'total' | 'error'>,
  hasModel: boolean,
  t: TFunction,
): string {
  const { state } = job;
  if (isUnusable(job)) return t('files.state.unusable');
  if (!hasModel && (state === 'waiting' || state === 'running'))
    return t('files.state.waitingForModel');
  return t(`files.state.${state}`);
}

/** Whether there is nothing in the file that could be translated, unless somebody mends it. */
export function isUnusable({
  state,
  total,
  error,
}: Pick<DocumentJob, 'state' | 'total' | 'error'>): boolean {
  return state === 'failed' && total === 0 && error?.code.startsWith('document.') === true;
}

/** From which language into which: `English to German`. */
export function pairWords(
  { from, to }: Pick<DocumentJob, 'from' | 'to'>,
  t: TFunction,
  locale: string,
): string {
  const name = (code: string) =>
    findLanguage(code) ? shortLanguageName(code, locale) : t('language.auto');
  return t('files.pair', { from: name(from), to: name(to) });
}

/** The last part of a path of this system or another. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
