import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '#shared/ipc/chat.ts';
import { ActionMenu } from '../../../ui/ActionMenu.tsx';
import { MoreIcon } from '../../../ui/icons.tsx';
import { keys } from '../../../ui/keys.ts';
import { useTransfer } from '../../history/useTransfer.ts';
import type { ConversationActions } from './useConversationActions.ts';

export interface ConversationMenuProps {
  row: ConversationRow;
  actions: ConversationActions;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onRename: () => void;
}

export function ConversationMenu(props: ConversationMenuProps) {
  const { row, actions, isOpen, onOpenChange, onRename } = props;
  const { id, pinned, archived } = row;
  const { t } = useTranslation();
  const { exportAs } = useTransfer();
  const title = row.title === '' ? t('conversations.untitled') : row.title;
  return (
    <ActionMenu
      label={t('conversations.actions', { title })}
      icon={<MoreIcon />}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      actions={[
        { id: 'rename', label: t('conversations.rename'), shortcut: 'F2', onAction: onRename },
        {
          id: 'pin',
          label: t(pinned ? 'conversations.unpin' : 'conversations.pin'),
          onAction: () => {
            actions.change(id, { pinned: !pinned });
          },
        },
        {
          id: 'archive',
          label: t(archived ? 'conversations.unarchive' : 'conversations.archive'),
          onAction: () => {
            actions.archive(id, !archived);
          },
        },
        {
          id: 'md',
          label: t('transfer.markdown'),
          onAction: () => {
            exportAs('md', id);
          },
        },
        {
          id: 'json',
          label: t('transfer.json'),
          onAction: () => {
            exportAs('json', id);
          },
        },
        {
          id: 'delete',
          label: t('conversations.delete'),
          shortcut: keys.delete,
          onAction: () => {
            actions.remove(id);
          },
        },
      ]}
    />
  );
}
