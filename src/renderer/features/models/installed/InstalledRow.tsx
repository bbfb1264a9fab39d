import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstalledModel, ModelStatus } from '#shared/ipc/models.ts';
import { cx } from '../../../ui/cx.ts';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { RowError } from '../RowError.tsx';
import styles from '../rows.module.css';
import { InstalledButtons } from './InstalledButtons.tsx';
import { InstalledFacts } from './InstalledFacts.tsx';
import { RenameForm } from './RenameForm.tsx';
import type { LibraryActions } from './useLibraryActions.ts';
import type { Measure } from './useMeasure.ts';

export interface InstalledRowProps {
  model: InstalledModel;
  status: ModelStatus;
  measure: Measure;
  actions: LibraryActions;
}

/** A model on this computer. */
export function InstalledRow({ model, status, measure, actions }: InstalledRowProps) {
  const { t } = useTranslation();
  const [isRenamed, setRenamed] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const { path, name, facts, error } = model;
  const isInUse = status.state === 'ready' && status.model.path === path;
  const isLoading = status.state === 'loading' && status.path === path;
  const isBusy = isLoading || measure.measuring !== null;
  const shown = facts?.starter ? t('model.starter') : name;
  return (
    <li ref={row} className={cx(styles.row, isInUse && styles.inUse)}>
      <div className={styles.head}>
        {isRenamed ? (
          <RenameForm
            name={name}
            onRename={(next) => actions.rename(path, next)}
            onClose={() => {
              setRenamed(false);
              // The field that has the focus goes; the menu is where it came from.
              requestAnimationFrame(() => {
                row.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
              });
            }}
          />
        ) : (
          <div className={styles.title}>
            <h3 className={styles.name} title={path} dir="auto">
              {shown}
            </h3>
            {isInUse && <span className={styles.badge}>{t('models.installed.inUse')}</span>}
          </div>
        )}
        <InstalledFacts model={model} speed={measure.speeds.get(path)} />
      </div>
      <InstalledButtons
        model={{ ...model, name: shown }}
        isInUse={isInUse}
        isBusy={isBusy}
        measure={measure}
        actions={actions}
        onRename={() => {
          setRenamed(true);
        }}
      />
      {error && <RowError error={error} path={path} name={name} />}
      {isLoading && (
        <div className={styles.edge}>
          <ProgressBar label={t('model.loadingLabel')} value={status.progress} />
        </div>
      )}
    </li>
  );
}
