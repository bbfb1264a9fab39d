import { useState } from 'react';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import styles from './ModelsView.module.css';
import { type SecretRoutes, useSecret } from './useSecret.ts';

const SECRET_CHARACTERS = 1000;

export interface SecretFieldProps {
  routes: SecretRoutes;
  words: {
    label: string;
    hint: string;
    /** In place of the hint once there is one. */
    kept: string;
    save: string;
    forget: string;
  };
}

/** A secret to enter, replace or forget; the field only says whether there is one. */
export function SecretField({ routes, words }: SecretFieldProps) {
  const [text, setText] = useState('');
  const { isKept, error, set } = useSecret(routes);
  async function save(): Promise<void> {
    if (text !== '' && (await set(text))) setText('');
  }
  return (
    <div className={styles.section}>
      <TextInput
        kind="secret"
        label={words.label}
        description={isKept ? words.kept : words.hint}
        value={text}
        onChange={setText}
        onEnter={() => void save()}
        // Who goes on to test the connection means the key that stands there.
        onBlur={() => void save()}
        maxLength={SECRET_CHARACTERS}
      >
        <Button aria-disabled={text === ''} onPress={() => void save()}>
          {words.save}
        </Button>
        {isKept && <Button onPress={() => void set(null)}>{words.forget}</Button>}
      </TextInput>
      {error && <ErrorLine error={error} />}
    </div>
  );
}
