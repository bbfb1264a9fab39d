import { useTranslation } from 'react-i18next';
import type { CatalogModel, Install, Machine } from '#shared/ipc/models.ts';
import { isActive } from '../installs/installWords.ts';
import styles from '../rows.module.css';
import { Section } from '../Section.tsx';
import { AddModel } from './AddModel.tsx';
import { CatalogRow } from './CatalogRow.tsx';
import { recommendations } from './recommend.ts';
import { useCatalogActions } from './useCatalogActions.ts';

export interface CatalogProps {
  catalog: readonly CatalogModel[];
  machine: Machine | null;
  installs: readonly Install[];
}

/** The models there are to get: BayLing's, and what the user added. */
export function Catalog({ catalog, machine, installs }: CatalogProps) {
  const { t } = useTranslation();
  const actions = useCatalogActions();
  const coming = new Set(installs.filter(isActive).map(({ modelId }) => modelId));
  const recommended = recommendations(catalog);
  return (
    <Section title={t('models.catalog.title')} text={t('models.catalog.text')}>
      <ul className={styles.list} aria-label={t('models.catalog.title')}>
        {catalog.map((model) => (
          <CatalogRow
            key={model.id}
            model={model}
            machine={machine}
            recommendation={recommended.get(model.id)}
            isOnItsWay={coming.has(model.id)}
            actions={actions}
          />
        ))}
      </ul>
      <AddModel actions={actions} />
    </Section>
  );
}
