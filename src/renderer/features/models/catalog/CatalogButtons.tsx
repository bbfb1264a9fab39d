import { useTranslation } from 'react-i18next';
import type { CatalogModel } from '#shared/ipc/models.ts';
import { Button } from '../../../ui/Button.tsx';
import { TrashIcon } from '../../../ui/icons.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import styles from '../rows.module.css';

export interface CatalogButtonsProps {
  model: CatalogModel;
  isPrimary: boolean;
  isOnItsWay: boolean;
  /** There is something to get. */
  canGet: boolean;
  onGet: () => void;
  onForget: () => void;
}

/** To get a model, and to take one off the list that was added to it. */
export function CatalogButtons(props: CatalogButtonsProps) {
  const { model, isPrimary, isOnItsWay, canGet, onGet, onForget } = props;
  const { t } = useTranslation();
  const { name, origin } = model;
  return (
    <>
      <div className={styles.buttons}>
        {canGet && (
          <Button
            look={isPrimary && !isOnItsWay ? 'primary' : 'plain'}
            {...(!isOnItsWay && { 'aria-label': t('models.catalog.getOf', { name }) })}
            aria-disabled={isOnItsWay}
            onPress={() => {
              if (!isOnItsWay) onGet();
            }}
          >
            {t(isOnItsWay ? 'models.catalog.onItsWay' : 'models.catalog.get')}
          </Button>
        )}
      </div>
      <div className={styles.side}>
        {origin === 'added' && (
          <IconButton label={t('models.catalog.forget', { name })} onPress={onForget}>
            <TrashIcon />
          </IconButton>
        )}
      </div>
    </>
  );
}
