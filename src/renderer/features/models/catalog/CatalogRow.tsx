import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogModel, Machine } from '#shared/ipc/models.ts';
import { cx } from '../../../ui/cx.ts';
import styles from '../rows.module.css';
import { CatalogButtons } from './CatalogButtons.tsx';
import { choiceToShow } from './choiceToShow.ts';
import { CatalogFacts } from './CatalogFacts.tsx';
import { ChoiceLine } from './ChoiceLine.tsx';
import { GetModal } from './GetModal.tsx';
import { LicenceModal } from './LicenceModal.tsx';
import type { Recommendation } from './recommend.ts';
import type { CatalogActions } from './useCatalogActions.ts';

export interface CatalogRowProps {
  model: CatalogModel;
  machine: Machine | null;
  /** Whether it is one to get on this computer. */
  recommendation: Recommendation | undefined;
  isOnItsWay: boolean;
  actions: CatalogActions;
}

/** A model that can be got. */
export function CatalogRow(props: CatalogRowProps) {
  const { model, machine, recommendation, isOnItsWay, actions } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState<'get' | 'licence' | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { id, name, origin, base = '', needsBase, choices, recommended, installed } = model;
  const choice = choiceToShow(choices, chosen ?? recommended);
  const isToGet = recommendation === 'best' || recommendation === 'next';
  const close = () => {
    setOpen(null);
  };
  return (
    <li className={cx(styles.row, isToGet && styles.inUse)}>
      <div className={styles.head}>
        <div className={styles.title}>
          <h3 className={styles.name}>{name}</h3>
          {recommendation && (
            <span className={cx(styles.badge, !isToGet && styles.quiet)}>
              {t(`models.catalog.recommendation.${recommendation}`)}
            </span>
          )}
          {origin === 'added' && (
            <span className={cx(styles.badge, styles.quiet)}>{t('models.catalog.addedByYou')}</span>
          )}
          {installed.length > 0 && (
            <span className={cx(styles.badge, styles.quiet)}>{t('models.catalog.installed')}</span>
          )}
        </div>
        <CatalogFacts
          model={model}
          onLicence={() => {
            setOpen('licence');
          }}
        />
        {needsBase && <p>{t('models.catalog.needsBase', { base })}</p>}
      </div>
      <CatalogButtons
        model={model}
        isPrimary={isToGet}
        isOnItsWay={isOnItsWay}
        canGet={choice !== undefined}
        onGet={() => {
          setOpen('get');
        }}
        onForget={() => {
          actions.forget(id);
        }}
      />
      {choice && (
        <div className={styles.wide}>
          <ChoiceLine
            name={name}
            choices={choices}
            choice={choice}
            machine={machine}
            onChange={setChosen}
          />
        </div>
      )}
      {open === 'licence' && <LicenceModal model={model} onClose={close} />}
      {open === 'get' && choice && (
        <GetModal
          model={model}
          choice={choice}
          machine={machine}
          onGet={() => {
            actions.install(id, choice.id);
          }}
          onClose={close}
        />
      )}
    </li>
  );
}
