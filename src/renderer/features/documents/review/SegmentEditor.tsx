import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentSegment } from '#shared/ipc/documents.ts';
import { Button } from '../../../ui/Button.tsx';
import { isModHeld, keys } from '../../../ui/keys.ts';
import { Tip } from '../../../ui/Tip.tsx';
import { firstMark, markedText } from './markedText.ts';
import styles from './SegmentEditor.module.css';
import { directionOf, type Side } from '../../../ui/sides.ts';
import type { SaveEdit } from './useSegmentKeys.ts';

/** The most that main takes. */
const MAX_CHARACTERS = 100_000;

export interface SegmentEditorProps {
  segment: DocumentSegment;
  side: Side;
  /** What was written before and could not be saved. */
  unsaved: string | undefined;
  onSave: SaveEdit;
}

/** The target to write in; leaving it saves what was written, but Escape does not. */
export function SegmentEditor({ segment, side, unsaved, onSave }: SegmentEditorProps) {
  const { t } = useTranslation();
  const { index, source, target, flags } = segment;
  const element = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => unsaved ?? markedText(target ?? []));
  /** As it is saved, or not to be saved any more. */
  const saved = useRef<string | null>(markedText(target ?? []));
  const mark = firstMark(source);

  useEffect(() => {
    const { current } = element;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
    // With its buttons.
    current?.closest('article')?.scrollIntoView({ block: 'nearest' });
  }, []);
  // Who scrolls or searches on may take the editor away without leaving it first.
  const leave = useRef<(() => void) | null>(null);
  useEffect(() => {
    leave.current = () => {
      save('stay');
    };
  });
  useEffect(() => {
    const keep = () => leave.current?.();
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, []);

  function save(then: 'next' | 'close' | 'stay'): void {
    const isChanged = saved.current !== null && saved.current !== text;
    if (then === 'stay' && !isChanged) return;
    saved.current = then === 'stay' ? text : null;
    onSave(index, isChanged ? text : null, then);
  }
  function cancel(): void {
    saved.current = null;
    onSave(index, null, 'back');
  }
  function onKeyDown(event: KeyboardEvent): void {
    // An input method's own Enter and Escape are not ours.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Enter' && isModHeld(event.nativeEvent)) save('next');
    else return;
    event.preventDefault();
  }

  return (
    <div
      className={styles.editor}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
        // Another window has the focus: the editor is still here when it comes back.
        save(document.hasFocus() ? 'close' : 'stay');
      }}
    >
      <textarea
        ref={element}
        className={styles.input}
        aria-label={t('files.review.editor', { number: index + 1 })}
        lang={side.lang}
        dir={directionOf(side, text)}
        maxLength={MAX_CHARACTERS}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
        }}
        onKeyDown={onKeyDown}
      />
      {flags.map((flag) => (
        <p key={flag} className={styles.hint}>
          {t(`files.review.flagHint.${flag}`)}
        </p>
      ))}
      <div className={styles.foot}>
        {mark !== null && <p className={styles.hint}>{t('files.review.editHint', { mark })}</p>}
        <Tip text={t('files.review.cancel')} shortcut={keys.stop}>
          <Button onPress={cancel}>{t('files.review.cancel')}</Button>
        </Tip>
        <Tip text={t('files.review.save')} shortcut={keys.accept}>
          <Button
            look="primary"
            onPress={() => {
              save('next');
            }}
          >
            {t('files.review.save')}
          </Button>
        </Tip>
      </div>
    </div>
  );
}
