import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Install } from '#shared/ipc/models.ts';
import { Button } from '../../../ui/Button.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { RowError } from '../RowError.tsx';
import styles from '../rows.module.css';
import { CancelQuestion } from './CancelQuestion.tsx';
import { InstallFacts } from './InstallFacts.tsx';
import { isActive, isFile } from './installWords.ts';
import type { InstallActions } from './useInstallActions.ts';

export interface InstallRowProps {
  install: Install;
  actions: InstallActions;
}

/** A model on its way. */
export function InstallRow({ install, actions }: InstallRowProps) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const { id, title: name, choice, state, progress, error } = install;
  const isDone = state === 'done';
  const rests = !isActive(install);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <div className={styles.title}>
          <h3 className={styles.name} dir="auto">
            {name}
          </h3>
          <span className={styles.choice}>{isFile(choice) ? choice : choice.toUpperCase()}</span>
        </div>
        <InstallFacts install={install} />
      </div>
      <div className={styles.buttons}>
        {!isDone && (
          <Button
            aria-label={t(rests ? 'models.installs.resume' : 'models.installs.pause', { name })}
            onPress={() => {
              if (rests) actions.resume(id);
              else actions.pause(id);
            }}
          >
            {t(rests ? 'models.installs.resumeShort' : 'models.installs.pauseShort')}
          </Button>
        )}
      </div>
      <div className={styles.side}>
        <IconButton
          label={t(isDone ? 'models.installs.dismiss' : 'models.installs.cancel', { name })}
          onPress={() => {
            if (isDone) actions.cancel(id);
            else setAsks(true);
          }}
        >
          <CloseIcon />
        </IconButton>
      </div>
      {!isDone && (
        <div className={styles.wide}>
          <ProgressBar label={t('models.installs.progressLabel', { name })} value={progress} />
        </div>
      )}
      {error && <RowError error={error} path={undefined} name={name} />}
      {asks && (
        <CancelQuestion
          install={install}
          onCancel={() => {
            actions.cancel(id);
          }}
          onClose={() => {
            setAsks(false);
          }}
        />
      )}
    </li>
  );
}
