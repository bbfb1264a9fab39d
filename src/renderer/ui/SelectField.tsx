import { useId } from 'react';
import { cx } from './cx.ts';
import styles from './SelectField.module.css';

export interface SelectFieldProps<T extends string> {
  label: string;
  /** The name is only heard, where what is around the choice says what it is. */
  hidesLabel?: boolean;
  value: T;
  choices: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  /** Under it: what the choice means. */
  description?: string;
}

/** One choice of a few, with its name over it. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, hidesLabel = false, value, choices, onChange, description } = props;
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={cx(styles.label, hidesLabel && styles.hidden)} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        {...(description !== undefined && { 'aria-describedby': `${id}-hint` })}
        value={value}
        onChange={({ target }) => {
          const chosen = choices.find((choice) => choice.value === target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {description !== undefined && (
        <p id={`${id}-hint`} className={styles.label}>
          {description}
        </p>
      )}
    </div>
  );
}
