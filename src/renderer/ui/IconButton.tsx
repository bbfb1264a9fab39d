import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import styles from './IconButton.module.css';
import { cx } from './cx.ts';
import { Tip } from './Tip.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  /** The accessible name, and the tooltip. */
  label: string;
  /** As the tooltip shows it; already in the words of this system. */
  shortcut?: string | undefined;
  children: ReactNode;
}

export function IconButton({ label, shortcut, children, ...props }: IconButtonProps) {
  return (
    <Tip text={label} shortcut={shortcut}>
      <Button {...props} aria-label={label} className={cx(styles.button)}>
        {children}
      </Button>
    </Tip>
  );
}
