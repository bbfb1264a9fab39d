import { useTranslation } from 'react-i18next';
import type { CatalogModel } from '#shared/ipc/models.ts';
import { Button } from '../../../ui/Button.tsx';
import { Modal } from '../../../ui/Modal.tsx';
import { LicenceFacts } from './LicenceFacts.tsx';
import { LicenceText } from './LicenceText.tsx';
import styles from './Catalog.module.css';

export interface LicenceModalProps {
  model: CatalogModel;
  onClose: () => void;
}

/** Under which terms a model is published. */
export function LicenceModal({ model, onClose }: LicenceModalProps) {
  const { t } = useTranslation();
  return (
    <Modal
      title={model.name}
      onClose={onClose}
      buttons={
        <Button look="primary" onPress={onClose}>
          {t('models.get.close')}
        </Button>
      }
    >
      <dl className={styles.terms}>
        <LicenceFacts model={model} />
      </dl>
      <LicenceText model={model} />
    </Modal>
  );
}
