import { type RefObject, useState } from 'react';
import { Dialog, Input, Popover, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx.ts';
import styles from './ConversationList.module.css';

const TITLE_CHARACTERS = 500;

export interface RenamePopoverProps {
  title: string;
  /** The row, over which it lies: inside, the list would take the arrow keys. */
  row: RefObject<Element | null>;
  /** An empty title is made from the content again. */
  onRename: (title: string) => void;
  onClose: () => void;
}

/** Enter renames, Escape leaves the title as it was, and so does a press elsewhere. */
export function RenamePopover({ title, row, onRename, onClose }: RenamePopoverProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(title);
  return (
    <Popover
      isOpen
      triggerRef={row}
      placement="bottom start"
      offset={-52}
      className={cx(styles.rename)}
      onOpenChange={onClose}
    >
      <Dialog aria-label={t('conversations.rename')}>
        <TextField
          aria-label={t('conversations.title')}
          value={text}
          onChange={setText}
          maxLength={TITLE_CHARACTERS}
          autoFocus
        >
          <Input
            className={cx(styles.renameInput)}
            placeholder={t('conversations.titleHint')}
            onFocus={(event) => {
              event.currentTarget.select();
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              onRename(text.trim());
              onClose();
            }}
          />
        </TextField>
      </Dialog>
    </Popover>
  );
}
