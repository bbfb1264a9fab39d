import { useTranslation } from 'react-i18next';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { FolderIcon, PreviousIcon } from '../../../ui/icons.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { keys } from '../../../ui/keys.ts';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { FindTerms } from '../FindTerms.tsx';
import { JobFacts } from '../JobFacts.tsx';
import { PauseButton } from '../PauseButton.tsx';
import { SaveMenu } from '../SaveMenu.tsx';
import type { FileActions } from '../useFileActions.ts';
import styles from './Review.module.css';

export interface ReviewHeaderProps {
  job: DocumentJob;
  hasModel: boolean;
  actions: FileActions;
  onBack: () => void;
}

/** Which document is reviewed, how far it is, and what can be done with it. */
export function ReviewHeader({ job, hasModel, actions, onBack }: ReviewHeaderProps) {
  const { t } = useTranslation();
  const { id, name, path, state, done, total, savedPath } = job;
  return (
    <header className={styles.header}>
      <IconButton label={t('files.review.back')} shortcut={keys.stop} onPress={onBack} autoFocus>
        <PreviousIcon />
      </IconButton>
      <div className={styles.about}>
        <h2 className={styles.name} title={path} dir="auto">
          {name}
        </h2>
        <JobFacts job={job} hasModel={hasModel} />
      </div>
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
      <SaveMenu job={job} actions={actions} />
      {total > 0 && state !== 'done' && (
        <div className={styles.progress}>
          <ProgressBar label={t('files.progressLabel', { name })} value={done / total} />
        </div>
      )}
    </header>
  );
}
