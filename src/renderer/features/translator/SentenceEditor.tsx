import type { TFunction } from 'i18next';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { isModHeld } from '../../ui/keys.ts';
import { sentenceElementId } from './sentenceElement.ts';
import type { ShownSegment } from './shownText.ts';
import styles from './TargetText.module.css';
import type { SentenceEdit } from './useSentenceEdit.ts';

export interface SentenceEditorProps {
  segment: ShownSegment;
  edit: SentenceEdit['actions'];
  t: TFunction;
}

/** A sentence of the translation to write in, in its place. Enter and leaving it keep what was written, Escape does not. */
export function SentenceEditor({ segment, edit, t }: SentenceEditorProps) {
  const { id, target } = segment;
  const element = useRef<HTMLSpanElement>(null);
  const initial = useRef<string | null>(null);

  // The text is the browser's alone: React would take the caret away.
  useLayoutEffect(() => {
    const { current } = element;
    if (!current || initial.current !== null) return;
    initial.current = edit.textOf(id) ?? target;
    current.textContent = initial.current;
    current.focus({ preventScroll: true });
    edit.placeCaret(current);
  }, [edit, id, target]);

  function onKeyDown(event: KeyboardEvent): void {
    // An input method's own Enter and Escape are not ours.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') edit.giveUp(id);
    else if (event.key === 'Enter' && !event.shiftKey && !isModHeld(event.nativeEvent))
      edit.keep(id, written(element.current), { refocus: true });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <span
      ref={element}
      id={sentenceElementId(id)}
      className={styles.editor}
      role="textbox"
      aria-multiline="true"
      aria-label={t('target.sentence.editor')}
      contentEditable="plaintext-only"
      suppressContentEditableWarning
      spellCheck={false}
      data-segment={id}
      onInput={() => {
        edit.write(id, written(element.current));
      }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        // Another window has the focus: the editor is still here when it comes back.
        if (document.hasFocus()) edit.keep(id, written(element.current));
      }}
    />
  );
}

function written(element: HTMLElement | null): string {
  return element?.textContent ?? '';
}
