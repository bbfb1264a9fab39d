import { type ReactNode, useId } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './Switch.module.css';

export interface SwitchProps {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  /** What being on or off means, under it. */
  description: string;
  children: ReactNode;
}

export function Switch({ isSelected, onChange, description, children }: SwitchProps) {
  const id = useId();
  return (
    <SwitchField
      className={cx(styles.field)}
      isSelected={isSelected}
      onChange={onChange}
      aria-describedby={id}
    >
      <SwitchButton className={cx(styles.switch)}>
        <span className={styles.name}>{children}</span>
        <span className={styles.track} />
      </SwitchButton>
      <p id={id} className={styles.description}>
        {description}
      </p>
    </SwitchField>
  );
}
