import { useState } from 'react';
import { TextInput } from '../../../ui/TextInput.tsx';

export interface NumberInputProps {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** A whole number; what is none, or out of its bounds, becomes the nearest one when the field is left. */
export function NumberInput({ label, value, min, max, onChange }: NumberInputProps) {
  const [text, setText] = useState<string | null>(null);
  function leave(): void {
    if (text === null) return;
    const entered = Number.parseInt(text, 10);
    setText(null);
    if (!Number.isNaN(entered)) onChange(Math.min(max, Math.max(min, entered)));
  }
  return (
    <TextInput
      kind="number"
      label={label}
      value={text ?? String(value)}
      onChange={setText}
      onEnter={leave}
      onBlur={leave}
      maxLength={7}
    />
  );
}
