import type { ReactNode, Ref } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './TextInput.module.css';

export interface TextInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter, but not an input method's own. */
  onEnter?: () => void;
  onBlur?: () => void;
  /** Under it: what it is for. */
  description?: string;
  /** Under it, in place of the description: what is wrong with what was entered. */
  problem?: string | null;
  placeholder?: string;
  /** `secret` is not shown. */
  kind?: 'text' | 'secret' | 'number';
  maxLength?: number;
  input?: Ref<HTMLInputElement>;
  /** How what is written in it is read: BCP 47, and its direction. */
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | undefined;
  autoFocus?: boolean;
  /** Beside it: buttons. */
  children?: ReactNode;
}

/** A line of text with its name over it. */
export function TextInput(props: TextInputProps) {
  const { label, onEnter, description, problem = null, placeholder, kind = 'text', input } = props;
  const hint = problem ?? description;
  return (
    <TextField
      className={cx(styles.field)}
      type={kind === 'secret' ? 'password' : 'text'}
      inputMode={kind === 'number' ? 'numeric' : 'text'}
      autoComplete="off"
      spellCheck="false"
      value={props.value}
      onChange={props.onChange}
      isInvalid={problem !== null}
      autoFocus={props.autoFocus ?? false}
      {...(props.onBlur && { onBlur: props.onBlur })}
      {...(props.maxLength !== undefined && { maxLength: props.maxLength })}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <div className={styles.line}>
        <Input
          ref={input}
          lang={props.lang}
          dir={props.dir}
          className={cx(styles.input)}
          {...(placeholder !== undefined && { placeholder })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onEnter?.();
          }}
        />
        {props.children}
      </div>
      {hint !== undefined && (
        <Text slot="description" className={cx(styles.hint, problem !== null && styles.problem)}>
          {hint}
        </Text>
      )}
    </TextField>
  );
}
