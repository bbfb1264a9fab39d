import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { useKeptFocus } from '../../ui/useKeptFocus.ts';
import { Catalog } from './catalog/Catalog.tsx';
import { DownloadSettings } from './downloads/DownloadSettings.tsx';
import { rowPlace } from './focusRow.ts';
import { Installed } from './installed/Installed.tsx';
import { InstallList } from './installs/InstallList.tsx';
import type { Installs } from './installs/useInstalls.ts';
import { MachineLine } from './machine/MachineLine.tsx';
import styles from './ModelsView.module.css';
import { ServerSection } from './server/ServerSection.tsx';
import { useModelsPage } from './useModelsPage.ts';

export interface ModelsPageProps {
  /** The page is in it, and it takes the focus when the models are shown. */
  element: RefObject<HTMLElement | null>;
  model: ModelStatus;
  installs: Installs;
  isShown: boolean;
}

/** What this computer can run, what is installed, what is on its way, and what there is to get. */
export function ModelsPage({ element, model, installs, isShown }: ModelsPageProps) {
  const { t } = useTranslation();
  const { machine, library, catalog, error, ask } = useModelsPage(model, isShown);
  const keptFocus = useKeptFocus((focused) => rowPlace(focused, element.current));
  return (
    <div {...keptFocus} className={styles.page}>
      <MachineLine machine={machine} />
      {error && (
        <ErrorLine error={error}>
          <Button onPress={ask}>{t('model.retry')}</Button>
        </ErrorLine>
      )}
      {/* Together, so that nothing moves. */}
      {library && catalog && (
        <>
          <Installed library={library} status={model} />
          <InstallList installs={installs} />
          <Catalog catalog={catalog} machine={machine} installs={installs.installs} />
          <DownloadSettings />
          <ServerSection />
        </>
      )}
    </div>
  );
}
