import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { unknownLanguages } from '#shared/modelLanguages.ts';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { languageNames } from '../../i18n/languageName.ts';
import { Button } from '../../ui/Button.tsx';
import { ModelActions } from '../models/ModelActions.tsx';
import { StarterNote } from '../models/StarterNote.tsx';
import { useShow } from '../shell/showContext.ts';
import { useSettings } from '../shell/settingsContext.ts';
import styles from './FilesView.module.css';

export interface FilesNotesProps {
  model: ModelStatus;
  /** There are files that wait for it. */
  hasJobs: boolean;
}

/** What is to be known of the model before files are given to it; the region is always there, so that it is spoken. */
export function FilesNotes({ model, hasJobs }: FilesNotesProps) {
  return (
    <div className={styles.notes} role="status">
      <Note model={model} hasJobs={hasJobs} />
    </div>
  );
}

function Note({ model, hasJobs }: FilesNotesProps) {
  const { t, i18n } = useTranslation();
  const { settings } = useSettings();
  const show = useShow();
  if (model.state === 'loading')
    return hasJobs && <p className={styles.note}>{t('files.modelLoading')}</p>;
  if (model.state === 'failed') {
    if (model.error.code !== 'model.none')
      return (
        <ErrorLine error={model.error}>
          <ModelActions />
        </ErrorLine>
      );
    return (
      <div className={styles.note}>
        <span>{t(hasJobs ? 'files.noModel' : 'model.noneText')}</span>
        <ModelActions canRetry={false} />
      </div>
    );
  }
  if (model.state === 'idle') return null;

  const { languages = [], starter = false } = model.model;
  const unknown = unknownLanguages(model.model.languages, [settings.from, settings.to]);
  if (unknown.length > 0) {
    const names = languageNames(starter ? languages : unknown, i18n.language);
    return (
      <div className={styles.note}>
        <span>{t(starter ? 'language.starterKnows' : 'language.notListed', { names })}</span>
        <Button
          look="link"
          onPress={() => {
            show('models');
          }}
        >
          {t('model.chooseShort')}
        </Button>
      </div>
    );
  }
  return (
    starter && (
      <div className={styles.note}>
        <StarterNote short={hasJobs} />
      </div>
    )
  );
}
