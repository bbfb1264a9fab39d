import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorData } from '#shared/errors.ts';
import { ErrorLine } from '../../../errors/ErrorLine.tsx';
import { Button } from '../../../ui/Button.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import styles from '../rows.module.css';

const NAME_CHARACTERS = 200;

export interface RenameFormProps {
  name: string;
  /** Answers with what is wrong with the name, null where nothing is. */
  onRename: (name: string) => Promise<ErrorData | null>;
  onClose: () => void;
}

/** In place of the name: Enter gives the new one, Escape leaves it as it was. */
export function RenameForm({ name, onRename, onClose }: RenameFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(name);
  const [error, setError] = useState<ErrorData | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The menu gives the focus back to its button once it is closed.
    const timer = setTimeout(() => input.current?.select());
    return () => {
      clearTimeout(timer);
    };
  }, []);

  async function rename(): Promise<void> {
    const wanted = text.trim();
    if (wanted === '') return;
    const problem = wanted === name ? null : await onRename(wanted);
    setError(problem);
    if (!problem) onClose();
  }
  return (
    <div
      className={styles.rename}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onClose();
      }}
    >
      <TextInput
        label={t('models.installed.newName', { name })}
        value={text}
        onChange={setText}
        onEnter={() => void rename()}
        maxLength={NAME_CHARACTERS}
        input={input}
      >
        <Button look="primary" aria-disabled={text.trim() === ''} onPress={() => void rename()}>
          {t('models.installed.rename')}
        </Button>
        <Button onPress={onClose}>{t('models.installed.cancel')}</Button>
      </TextInput>
      {error && <ErrorLine error={error} />}
    </div>
  );
}
