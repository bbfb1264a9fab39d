import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  label: string;
  /** 0 to 1. */
  value: number;
}

export function ProgressBar({ label, value }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className={cx(styles.track)}
      aria-label={label}
      value={value}
      minValue={0}
      maxValue={1}
    >
      {({ percentage = 0 }) => (
        <div className={styles.fill} style={{ inlineSize: `${percentage}%` }} />
      )}
    </AriaProgressBar>
  );
}
