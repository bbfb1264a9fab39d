import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';
import { cx } from './cx.ts';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  /** `primary`: the one thing to do here; `plain`: has an outline; `quiet`: only text; `link`: in a line. */
  look?: 'primary' | 'plain' | 'quiet' | 'link';
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'plain', ...props }: ButtonProps) {
  return <AriaButton {...props} className={cx(styles.button, styles[look])} />;
}
