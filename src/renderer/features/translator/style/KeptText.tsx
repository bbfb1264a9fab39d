import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { cx } from '../../../ui/cx.ts';
import styles from './StyleButton.module.css';

export interface KeptTextProps {
  label: string;
  hint: string;
  placeholder?: string;
  value: string;
  maxLength: number;
  /** Of a text of several lines. */
  rows?: number;
  /** It is to be kept: the field is left, or Enter was pressed in its only line. */
  onKeep: (value: string) => void;
}

/** A text that is kept when it is left, whatever leaves it: each change costs a translation. */
export function KeptText({ label, hint, placeholder, value, rows, ...props }: KeptTextProps) {
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  // It was changed elsewhere, by a suggestion or another window.
  if (value !== shown) {
    setShown(value);
    setText(value);
  }
  const asked = useRef(value);

  function keep(): void {
    if (text.trim() === value || text === asked.current) return;
    asked.current = text;
    props.onKeep(text);
  }
  const leave = useEffectEvent(keep);
  useEffect(
    () => () => {
      leave();
    },
    [],
  );
  const common = {
    className: cx(styles.input),
    dir: 'auto',
    ...(placeholder !== undefined && { placeholder }),
  };

  return (
    <TextField
      className={cx(styles.field)}
      value={text}
      onChange={setText}
      onBlur={keep}
      maxLength={props.maxLength}
      autoComplete="off"
      spellCheck="false"
    >
      <Label className={cx(styles.label)}>{label}</Label>
      {rows === undefined ? (
        <Input
          {...common}
          onKeyDown={({ key, nativeEvent }) => {
            if (key === 'Enter' && !nativeEvent.isComposing) keep();
          }}
        />
      ) : (
        <TextArea {...common} rows={rows} />
      )}
      <Text slot="description" className={cx(styles.hint)}>
        {hint}
      </Text>
    </TextField>
  );
}
