import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_SOURCE_CHARACTERS } from '#shared/limits.ts';
import { Button } from '../../../ui/Button.tsx';
import { isModHeld, keys } from '../../../ui/keys.ts';
import { Tip } from '../../../ui/Tip.tsx';
import { textDirection } from '../../translator/textDirection.ts';
import styles from './Message.module.css';

export interface MessageEditorProps {
  text: string;
  onChange: (text: string) => void;
  onSave: (text: string) => void;
  /** What was written is offered again the next time. */
  onCancel: () => void;
}

export function MessageEditor({ text: initial, onChange, onSave, onCancel }: MessageEditorProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(initial);
  const isTooLong = text.length > MAX_SOURCE_CHARACTERS;
  const canSend = text.trim() !== '' && !isTooLong;

  useEffect(() => {
    const { current } = element;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    // An input method's own Enter and Escape are not ours.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onCancel();
    else if (event.key !== 'Enter' || !isModHeld(event.nativeEvent)) return;
    else if (canSend) onSave(text);
    event.preventDefault();
  }

  return (
    <div className={styles.editor}>
      <textarea
        ref={element}
        className={styles.input}
        aria-label={t('message.editor')}
        dir={textDirection(text) ?? undefined}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          onChange(value);
        }}
        onKeyDown={onKeyDown}
      />
      <p className={styles.editorFoot}>
        <span role={isTooLong ? 'alert' : undefined}>
          {isTooLong ? t('chat.tooLong', { limit: MAX_SOURCE_CHARACTERS }) : t('message.editHint')}
        </span>
        <Tip text={t('message.cancel')} shortcut={keys.stop}>
          <Button onPress={onCancel}>{t('message.cancel')}</Button>
        </Tip>
        <Tip text={t('message.save')} shortcut={keys.translate}>
          <Button
            look="primary"
            isDisabled={!canSend}
            onPress={() => {
              onSave(text);
            }}
          >
            {t('message.save')}
          </Button>
        </Tip>
      </p>
    </div>
  );
}
