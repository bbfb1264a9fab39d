import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import styles from './ChoiceMenu.module.css';
import { cx } from './cx.ts';
import { CheckIcon } from './icons.tsx';
import { IconButton } from './IconButton.tsx';

export interface ChoiceMenuProps<T extends string> {
  label: string;
  icon: ReactNode;
  value: T;
  choices: readonly { value: T; label: string; lang?: string }[];
  onChange: (value: T) => void;
}

/** An icon that opens a menu with one choice of a few. */
export function ChoiceMenu<T extends string>(props: ChoiceMenuProps<T>) {
  const { label, icon, value, choices, onChange } = props;
  return (
    <MenuTrigger>
      <IconButton label={label}>{icon}</IconButton>
      <Popover placement="bottom end" offset={4} className={cx(styles.popover)}>
        <Menu
          className={cx(styles.menu)}
          aria-label={label}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[value]}
          onSelectionChange={(keys) => {
            const chosen = choices.find((choice) => keys !== 'all' && keys.has(choice.value));
            if (chosen) onChange(chosen.value);
          }}
        >
          {choices.map((choice) => (
            <MenuItem
              key={choice.value}
              id={choice.value}
              textValue={choice.label}
              className={cx(styles.item)}
            >
              <span lang={choice.lang}>{choice.label}</span>
              {choice.value === value && <CheckIcon />}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
