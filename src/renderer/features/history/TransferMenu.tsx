import { useTranslation } from 'react-i18next';
import { ActionMenu } from '../../ui/ActionMenu.tsx';
import { MoreIcon } from '../../ui/icons.tsx';
import { useTransfer } from './useTransfer.ts';

/** Export and import of all that is saved, translations and conversations. */
export function TransferMenu() {
  const { t } = useTranslation();
  const { exportAs, importFile } = useTransfer();
  return (
    <ActionMenu
      label={t('transfer.menu')}
      icon={<MoreIcon />}
      actions={[
        {
          id: 'md',
          label: t('transfer.allMarkdown'),
          onAction: () => {
            exportAs('md');
          },
        },
        {
          id: 'json',
          label: t('transfer.allJson'),
          onAction: () => {
            exportAs('json');
          },
        },
        {
          id: 'tmx',
          label: t('transfer.pairs'),
          onAction: () => {
            exportAs('tmx');
          },
        },
        { id: 'import', label: t('transfer.import'), onAction: importFile },
      ]}
    />
  );
}
