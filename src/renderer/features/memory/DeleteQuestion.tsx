import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';

export interface DeleteQuestionProps {
  count: number;
  /** It is the whole memory. */
  isAll: boolean;
  onDelete: () => void;
  onClose: () => void;
}

/** Before many pairs are deleted at once: how many. */
export function DeleteQuestion({ count, isAll, onDelete, onClose }: DeleteQuestionProps) {
  const { t } = useTranslation();
  return (
    <Modal
      title={t('memory.deleteFound.title', { count })}
      isQuestion
      onClose={onClose}
      buttons={
        <>
          <Button
            onPress={() => {
              onDelete();
              onClose();
            }}
          >
            {t('memory.deleteFound.confirm', { count })}
          </Button>
          <Button look="primary" autoFocus onPress={onClose}>
            {t('memory.deleteFound.keep')}
          </Button>
        </>
      }
    >
      <p>{t(isAll ? 'memory.deleteFound.textAll' : 'memory.deleteFound.text')}</p>
    </Modal>
  );
}
