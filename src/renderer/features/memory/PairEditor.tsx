import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemoryPair } from '#shared/ipc/memory.ts';
import { Button } from '../../ui/Button.tsx';
import { isModHeld, keys } from '../../ui/keys.ts';
import { directionOf, type Side } from '../../ui/sides.ts';
import { Tip } from '../../ui/Tip.tsx';
import styles from './PairEditor.module.css';

export interface PairEditorProps {
  pair: MemoryPair;
  /** In the list, from 1. */
  number: number;
  side: Side;
  onSave: (target: string) => Promise<boolean>;
  onClose: () => void;
}

/** The target of a pair to write in: Ctrl+Enter saves it, Escape does not. */
export function PairEditor({ pair, number, side, onSave, onClose }: PairEditorProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(pair.target);
  const isReady = text.trim() !== '';
  useEffect(() => {
    const { current } = element;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
    // With its buttons.
    current?.closest('article')?.scrollIntoView({ block: 'nearest' });
  }, []);

  async function save(): Promise<void> {
    if (isReady && (text === pair.target || (await onSave(text)))) onClose();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && isModHeld(event.nativeEvent)) void save();
    else return;
    event.preventDefault();
  }
  return (
    <div className={styles.editor} onKeyDown={onKeyDown}>
      <textarea
        ref={element}
        className={styles.input}
        aria-label={t('memory.editor', { number })}
        lang={side.lang}
        dir={directionOf(side, text)}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
        }}
      />
      <div className={styles.foot}>
        <Tip text={t('memory.cancel')} shortcut={keys.stop}>
          <Button onPress={onClose}>{t('memory.cancel')}</Button>
        </Tip>
        <Tip text={t('memory.save')} shortcut={keys.accept}>
          <Button look="primary" isDisabled={!isReady} onPress={() => void save()}>
            {t('memory.save')}
          </Button>
        </Tip>
      </div>
    </div>
  );
}
