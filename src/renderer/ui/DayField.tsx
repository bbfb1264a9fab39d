import { useId } from 'react';
import styles from './SelectField.module.css';

export interface DayFieldProps {
  label: string;
  /** As `2026-01-31`; empty for none. */
  value: string;
  onChange: (day: string) => void;
}

/** A day to type or to choose, with its name over it. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className={styles.select}
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      />
    </div>
  );
}
