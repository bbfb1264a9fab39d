import { useTranslation } from 'react-i18next';
import type { InstalledModel, ModelStatus } from '#shared/ipc/models.ts';
import { Button } from '../../../ui/Button.tsx';
import page from '../ModelsView.module.css';
import styles from '../rows.module.css';
import { Section } from '../Section.tsx';
import { useChooseModel } from '../useChooseModel.ts';
import { InstalledRow } from './InstalledRow.tsx';
import { useLibraryActions } from './useLibraryActions.ts';
import { useMeasure } from './useMeasure.ts';

export interface InstalledProps {
  library: readonly InstalledModel[];
  status: ModelStatus;
}

/** The models on this computer. */
export function Installed({ library, status }: InstalledProps) {
  const { t } = useTranslation();
  const { choose } = useChooseModel();
  const actions = useLibraryActions();
  const measure = useMeasure();
  return (
    <Section
      title={t('models.installed.title')}
      actions={<Button onPress={choose}>{t('models.installed.chooseFile')}</Button>}
    >
      {library.length === 0 && (
        <div className={page.empty}>
          <p className={page.emptyTitle}>{t('models.installed.empty')}</p>
          <p>{t('models.installed.emptyText')}</p>
        </div>
      )}
      {library.length > 0 && (
        <ul className={styles.list} aria-label={t('models.installed.title')}>
          {library.map((model) => (
            <InstalledRow
              key={model.path}
              model={model}
              status={status}
              measure={measure}
              actions={actions}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
