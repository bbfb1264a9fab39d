import { useTranslation } from 'react-i18next';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { Button } from '../../ui/Button.tsx';
import { FolderIcon, TrashIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keys } from '../../ui/keys.ts';
import { FindTerms } from './FindTerms.tsx';
import { PauseButton } from './PauseButton.tsx';
import styles from './Queue.module.css';
import { SaveMenu } from './SaveMenu.tsx';
import type { FileActions } from './useFileActions.ts';

export interface JobButtonsProps {
  job: DocumentJob;
  actions: FileActions;
  onReview: (id: string) => void;
}

/** What can be done with a file of the queue: with its translation, and with its place in the queue. */
export function JobButtons({ job, actions, onReview }: JobButtonsProps) {
  const { t } = useTranslation();
  const { id, name, done, savedPath } = job;
  return (
    <>
      {done > 0 && (
        <div className={styles.work}>
          <Button
            aria-label={t('files.openReviewOf', { name })}
            onPress={() => {
              onReview(id);
            }}
          >
            {t('files.openReview')}
          </Button>
          <SaveMenu job={job} actions={actions} />
        </div>
      )}
      <div className={styles.side}>
        <PauseButton job={job} actions={actions} />
        <FindTerms job={job} />
        {savedPath !== null && (
          <IconButton
            label={t('files.showOf', { name })}
            onPress={() => {
              actions.show(id);
            }}
          >
            <FolderIcon />
          </IconButton>
        )}
        <IconButton
          label={t('files.remove', { name })}
          shortcut={keys.delete}
          onPress={() => {
            actions.remove(job);
          }}
        >
          <TrashIcon />
        </IconButton>
      </div>
    </>
  );
}
