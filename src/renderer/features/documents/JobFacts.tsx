import { useTranslation } from 'react-i18next';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { shortLanguageName } from '../../i18n/languageName.ts';
import { cx } from '../../ui/cx.ts';
import { fileNameOf, isUnusable, pairWords, stateWords, timeLeft } from './jobWords.ts';
import styles from './Queue.module.css';

export interface JobFactsProps {
  job: DocumentJob;
  hasModel: boolean;
}

/** What a file is, how far it is, and what became of it, in one line that wraps. */
export function JobFacts({ job, hasModel }: JobFactsProps) {
  const { t, i18n } = useTranslation();
  const { format, state, from, to, done, total, flagged, wordsPerMinute, savedPath } = job;
  const running = state === 'running' && hasModel;
  const left = running ? timeLeft(job.secondsLeft, t) : '';
  return (
    <div className={styles.facts}>
      <span
        className={cx(
          styles.state,
          state === 'done' && styles.done,
          state === 'failed' && styles.failed,
        )}
      >
        {stateWords(job, hasModel, t)}
      </span>
      {format && <span>{t(`files.format.${format}`)}</span>}
      {from === to ? (
        <span className={styles.toCheck}>
          {t('files.sameLanguage', { language: shortLanguageName(to, i18n.language) })}
        </span>
      ) : (
        !isUnusable(job) && <span>{pairWords(job, t, i18n.language)}</span>
      )}
      {total > 0 && (
        <span>
          {state === 'done'
            ? t('files.segmentsDone', { count: total })
            : t('files.segments', { done, total })}
        </span>
      )}
      {left !== '' && <span>{left}</span>}
      {running && wordsPerMinute !== null && (
        <span>{t('files.speed', { count: Math.round(wordsPerMinute) })}</span>
      )}
      {flagged > 0 && (
        <span className={styles.toCheck}>{t('files.toCheck', { count: flagged })}</span>
      )}
      {savedPath !== null && (
        <span title={savedPath}>{t('files.savedAs', { name: fileNameOf(savedPath) })}</span>
      )}
    </div>
  );
}
