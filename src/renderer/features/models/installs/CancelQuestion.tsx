import { useTranslation } from 'react-i18next';
import type { Install } from '#shared/ipc/models.ts';
import { formatBytes } from '../../../errors/errorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Modal } from '../../../ui/Modal.tsx';

export interface CancelQuestionProps {
  install: Install;
  onCancel: () => void;
  onClose: () => void;
}

/** Before what has come is thrown away: how much that is. */
export function CancelQuestion({ install, onCancel, onClose }: CancelQuestionProps) {
  const { t, i18n } = useTranslation();
  const { title, doneBytes } = install;
  return (
    <Modal
      title={t('models.installs.cancelTitle', { name: title })}
      isQuestion
      onClose={onClose}
      buttons={
        <>
          <Button
            onPress={() => {
              onCancel();
              onClose();
            }}
          >
            {t('models.installs.throwAway')}
          </Button>
          <Button look="primary" autoFocus onPress={onClose}>
            {t('models.installs.keep')}
          </Button>
        </>
      }
    >
      <p>
        {doneBytes > 0
          ? t('models.installs.cancelText', { size: formatBytes(doneBytes, i18n.language) })
          : t('models.installs.cancelNothing')}
      </p>
    </Modal>
  );
}
