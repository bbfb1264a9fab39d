import { useTranslation } from 'react-i18next';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { Button } from '../../ui/Button.tsx';
import { SavedList } from '../../ui/SavedList.tsx';
import { JobRow } from './JobRow.tsx';
import styles from './Queue.module.css';
import type { QueueSummary } from './queueState.ts';
import type { FileActions } from './useFileActions.ts';

export interface QueueProps {
  jobs: readonly DocumentJob[];
  summary: QueueSummary;
  hasModel: boolean;
  actions: FileActions;
  onReview: (id: string) => void;
}

/** The files in the order they are translated. */
export function Queue({ jobs, summary, hasModel, actions, onReview }: QueueProps) {
  const { t, i18n } = useTranslation();
  const { total, done, failed, active, paused, saved } = summary;
  const count = [
    t('files.count', { count: total }),
    done > 0 && (done === total ? t('files.allDone') : t('files.countDone', { count: done })),
    failed > 0 && t('files.countFailed', { count: failed }),
  ];
  return (
    <div className={styles.queue}>
      {(active > 0 || paused > 0 || saved.length > 1) && (
        <div className={styles.all}>
          {active > 0 && (
            <Button
              look="link"
              onPress={() => {
                actions.pause(null);
              }}
            >
              {t('files.pauseAll')}
            </Button>
          )}
          {paused > 0 && (
            <Button
              look="link"
              onPress={() => {
                actions.resume(null);
              }}
            >
              {t('files.resumeAll')}
            </Button>
          )}
          {saved.length > 1 && (
            <Button
              look="link"
              onPress={() => {
                actions.remove(...saved);
              }}
            >
              {t('files.removeSaved')}
            </Button>
          )}
        </div>
      )}
      <SavedList
        label={t('files.list')}
        rows={jobs}
        total={total}
        count={count.filter(Boolean).join(' · ')}
        dependencies={[hasModel, actions, i18n.language]}
        empty={{ title: '', text: '' }}
        onOpen={({ id, done }) => {
          if (done > 0) onReview(id);
        }}
        onLoadMore={() => undefined}
        onKey={(key, job) => {
          if (key !== 'Delete' && key !== 'Backspace') return false;
          actions.remove(job);
          return true;
        }}
      >
        {(job) => <JobRow job={job} hasModel={hasModel} actions={actions} onReview={onReview} />}
      </SavedList>
    </div>
  );
}
