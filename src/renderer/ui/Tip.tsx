import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './Tip.module.css';
import { cx } from './cx.ts';

export interface TipProps {
  text: string;
  shortcut?: string | undefined;
  /** A control of React Aria's, or its Focusable around anything else. */
  children: ReactElement;
}

/** A tooltip on hover and on keyboard focus. */
export function Tip({ text, shortcut, children }: TipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <Tooltip offset={6} className={cx(styles.tip)}>
        {text}
        {shortcut && <kbd className={styles.shortcut}>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
