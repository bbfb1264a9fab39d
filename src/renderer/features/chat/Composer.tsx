import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_SOURCE_CHARACTERS } from '#shared/limits.ts';
import { Button } from '../../ui/Button.tsx';
import { SendIcon, StopIcon } from '../../ui/icons.tsx';
import { keys } from '../../ui/keys.ts';
import { Tip } from '../../ui/Tip.tsx';
import styles from './Composer.module.css';
import type { ComposerDraft } from './useComposerDraft.ts';

export interface ComposerProps {
  draft: ComposerDraft;
  element: RefObject<HTMLTextAreaElement | null>;
  placeholder: string;
  answering: boolean;
  onSend: (text: string) => void;
  onStop: () => void;
}

/** Where the next message is written. Enter sends, Shift+Enter begins a new line. */
export function Composer(props: ComposerProps) {
  const { draft, element, placeholder, answering, onSend, onStop } = props;
  const { t } = useTranslation();
  const { text, setText } = draft;

  const isTooLong = text.length > MAX_SOURCE_CHARACTERS;
  const canSend = text.trim() !== '' && !isTooLong;

  function send(): void {
    if (!canSend) return;
    setText('');
    onSend(text);
    element.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // An input method's own Enter is not ours.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  return (
    <div className={styles.composer}>
      <textarea
        ref={element}
        className={styles.text}
        aria-label={t('chat.message')}
        placeholder={placeholder}
        rows={1}
        autoFocus
        dir="auto"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {isTooLong && (
        <p className={styles.limit} role="alert">
          {t('chat.tooLong', { limit: MAX_SOURCE_CHARACTERS })}
        </p>
      )}
      {answering && (
        <Tip text={t('chat.stop')} shortcut={keys.stop}>
          <Button
            onPress={() => {
              onStop();
              // The button is about to go.
              element.current?.focus();
            }}
          >
            <StopIcon />
            {t('chat.stop')}
          </Button>
        </Tip>
      )}
      <Tip text={t('chat.send')} shortcut="Enter">
        <Button look="primary" isDisabled={!canSend} onPress={send}>
          <SendIcon />
          {t('chat.send')}
        </Button>
      </Tip>
    </div>
  );
}
