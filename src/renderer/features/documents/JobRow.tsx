import { useTranslation } from 'react-i18next';
import type { ErrorData } from '#shared/errors.ts';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { errorText } from '../../errors/errorText.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { SavedItem } from '../../ui/SavedList.tsx';
import { JobButtons } from './JobButtons.tsx';
import { JobFacts } from './JobFacts.tsx';
import { stateWords } from './jobWords.ts';
import styles from './Queue.module.css';
import type { FileActions } from './useFileActions.ts';

export interface JobRowProps {
  job: DocumentJob;
  hasModel: boolean;
  actions: FileActions;
  onReview: (id: string) => void;
}

/** A file of the queue. */
export function JobRow({ job, hasModel, actions, onReview }: JobRowProps) {
  const { t } = useTranslation();
  const { id, name, path, state, done, total, error } = job;
  return (
    <SavedItem id={id} name={`${name}, ${stateWords(job, hasModel, t)}`} className={styles.row}>
      <div className={styles.head}>
        <p className={styles.name} title={path} dir="auto">
          {name}
        </p>
        <JobFacts job={job} hasModel={hasModel} />
      </div>
      <JobButtons job={job} actions={actions} onReview={onReview} />
      {total > 0 && state !== 'done' && (
        <div className={styles.wide}>
          <ProgressBar label={t('files.progressLabel', { name })} value={done / total} />
        </div>
      )}
      {error && <JobError error={error} job={job} />}
    </SavedItem>
  );
}

/** The list's count says that there is one; an alert for each would be spoken whenever it is scrolled to. */
function JobError({ error, job }: { error: ErrorData; job: DocumentJob }) {
  const { t, i18n } = useTranslation();
  const { key, values, path } = errorText(error, i18n.language);
  // Its folder is in the tooltip of its name.
  const shown = path === job.path ? { ...values, path: job.name } : values;
  return (
    <p className={styles.error} title={path}>
      {t(key, shown)}
    </p>
  );
}
