import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import styles from './ChoiceMenu.module.css';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';

export interface Action {
  id: string;
  label: string;
  /** As the menu shows it; already in the words of this system. */
  shortcut?: string | undefined;
  onAction: () => void;
}

export interface ActionMenuProps {
  label: string;
  icon: ReactNode;
  actions: readonly Action[];
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** An icon that opens a menu of what can be done. */
export function ActionMenu({ label, icon, actions, ...open }: ActionMenuProps) {
  return (
    <MenuTrigger {...open}>
      <IconButton label={label}>{icon}</IconButton>
      <Popover placement="bottom end" offset={4} className={cx(styles.popover)}>
        <Menu className={cx(styles.menu)} aria-label={label}>
          {actions.map(({ id, label, shortcut, onAction }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={label}
              className={cx(styles.item)}
              onAction={onAction}
            >
              <span>{label}</span>
              {shortcut && <kbd className={styles.shortcut}>{shortcut}</kbd>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
