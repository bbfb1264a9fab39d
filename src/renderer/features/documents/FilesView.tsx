import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { useKeptFocus } from '../../ui/useKeptFocus.ts';
import { EmptyQueue } from './EmptyQueue.tsx';
import { FilesBar, type FilesBarProps } from './FilesBar.tsx';
import { FilesNotes } from './FilesNotes.tsx';
import styles from './FilesView.module.css';
import { focusQueue } from './focusQueue.ts';
import { Queue } from './Queue.tsx';
import { summaryOf } from './queueState.ts';
import { Review } from './review/Review.tsx';
import type { Files } from './useFiles.ts';

export interface FilesViewProps extends Pick<FilesBarProps, 'onChoose'> {
  files: Files;
  model: ModelStatus;
  /** Another view says the same of the model where this one is hidden. */
  isShown: boolean;
}

/** The documents: their queue, or the review of one of them. */
export function FilesView({ files, model, isShown, onChoose }: FilesViewProps) {
  const { t } = useTranslation();
  const { jobs, error, reviewed, actions } = files;
  const summary = summaryOf(jobs ?? []);
  const keptFocus = useKeptFocus(() => () => {
    focusQueue(files.element.current);
  });
  return (
    <section
      {...keptFocus}
      ref={files.element}
      className={styles.view}
      aria-label={t('topBar.files')}
      tabIndex={-1}
    >
      {reviewed && (
        <Review
          key={reviewed.id}
          job={reviewed}
          model={model}
          isShown={isShown}
          actions={actions}
          searchInput={files.searchInput}
          onBack={files.back}
        />
      )}
      {/* It stays: where it was scrolled to must not be lost. */}
      <div className={styles.files} hidden={reviewed !== null}>
        <FilesBar
          onChoose={onChoose}
          onPick={files.pick}
          summary={summary}
          onSaveAll={files.save}
        />
        {isShown && <FilesNotes model={model} hasJobs={jobs !== null && jobs.length > 0} />}
        {error && (
          <div className={styles.error}>
            <ErrorLine error={error}>
              <Button onPress={files.retry}>{t('model.retry')}</Button>
            </ErrorLine>
          </div>
        )}
        {jobs?.length === 0 && <EmptyQueue model={model} />}
        {jobs && jobs.length > 0 && (
          <Queue
            jobs={jobs}
            summary={summary}
            hasModel={model.state === 'ready'}
            actions={actions}
            onReview={files.review}
          />
        )}
      </div>
    </section>
  );
}
