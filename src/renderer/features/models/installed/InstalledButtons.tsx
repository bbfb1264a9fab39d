import { useTranslation } from 'react-i18next';
import type { InstalledModel } from '#shared/ipc/models.ts';
import { type Action, ActionMenu } from '../../../ui/ActionMenu.tsx';
import { Button } from '../../../ui/Button.tsx';
import { MoreIcon } from '../../../ui/icons.tsx';
import { Tip } from '../../../ui/Tip.tsx';
import styles from '../rows.module.css';
import type { LibraryActions } from './useLibraryActions.ts';
import type { Measure } from './useMeasure.ts';

export interface InstalledButtonsProps {
  model: InstalledModel;
  isInUse: boolean;
  /** It is being loaded, or a model is measured. */
  isBusy: boolean;
  measure: Measure;
  actions: LibraryActions;
  onRename: () => void;
}

/** What can be done with an installed model; the rarer things in a menu. */
export function InstalledButtons(props: InstalledButtonsProps) {
  const { model, isInUse, isBusy, measure, actions, onRename } = props;
  const { t } = useTranslation();
  const { path, name, place, facts } = model;
  const isMeasured = measure.measuring === path;
  const rename: Action = { id: 'rename', label: t('models.installed.rename'), onAction: onRename };
  const show: Action = {
    id: 'show',
    label: t('models.installed.show'),
    onAction: () => {
      actions.show(path);
    },
  };
  const remove: Action = {
    id: 'remove',
    label: t(place === 'own' ? 'models.installed.delete' : 'models.installed.takeOff'),
    onAction: () => {
      actions.remove(model);
    },
  };
  return (
    <>
      <div className={styles.buttons}>
        {facts && (
          <>
            <Tip text={t('models.installed.measureHint')}>
              <Button
                look="quiet"
                {...(!isMeasured && { 'aria-label': t('models.installed.measureOf', { name }) })}
                aria-disabled={isBusy}
                onPress={() => {
                  if (!isBusy) measure.measure(path);
                }}
              >
                {t(isMeasured ? 'models.installed.measuring' : 'models.installed.measure')}
              </Button>
            </Tip>
            {/* One button, so that the focus stays on it. */}
            <Button
              aria-label={t(isInUse ? 'models.installed.unloadOf' : 'models.installed.useOf', {
                name,
              })}
              aria-disabled={isBusy}
              onPress={() => {
                if (isBusy) return;
                if (isInUse) actions.unload();
                else actions.use(path);
              }}
            >
              {t(isInUse ? 'models.installed.unload' : 'models.installed.use')}
            </Button>
          </>
        )}
      </div>
      <div className={styles.side}>
        <ActionMenu
          label={t('models.installed.actions', { name })}
          icon={<MoreIcon />}
          actions={[
            ...(place === 'own' ? [rename] : []),
            show,
            ...(place === 'shipped' ? [] : [remove]),
          ]}
        />
      </div>
    </>
  );
}
