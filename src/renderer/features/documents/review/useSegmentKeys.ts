import {
  type Dispatch,
  type KeyboardEvent,
  type SetStateAction,
  useCallback,
  useLayoutEffect,
  useRef,
} from 'react';
import { isModHeld } from '../../../ui/keys.ts';
import { positionOf, rowAt } from '../../../ui/rows/rowPages.ts';
import type { RowFocus } from '../../../ui/rows/useRowFocus.ts';
import type { SegmentActions } from './useSegmentActions.ts';
import { indexOf, type SegmentPages } from './useSegments.ts';

export interface SegmentKeysOptions {
  listing: SegmentPages;
  focus: RowFocus;
  actions: SegmentActions;
  editing: number | null;
  setEditing: Dispatch<SetStateAction<number | null>>;
}

/**
 * Ends an edit of a segment, or saves it for now (`stay`). `text` is null where there is nothing to save. `next` accepts
 * it and edits the next, `back` gives its segment the focus, `close` leaves the focus where it went.
 */
export type SaveEdit = (
  index: number,
  text: string | null,
  then: 'next' | 'back' | 'close' | 'stay',
) => void;

/** Enter edits the current segment, Ctrl+Enter accepts it and goes to the next. */
export function useSegmentKeys(options: SegmentKeysOptions) {
  const { listing, focus, actions } = options;
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });

  /** The same function all the time: a change elsewhere must not draw every segment anew. */
  const save = useCallback<SaveEdit>((index, text, then) => {
    const { listing, focus, actions, setEditing } = latest.current;
    const position = positionOf(listing, index, indexOf);
    const isNext = then === 'next';
    if (isNext) {
      const following = rowAt(listing, position + 1);
      setEditing(following?.target ? following.index : null);
      focus.move(position + 1, !following?.target);
    } else if (then !== 'stay') setEditing((now) => (now === index ? null : now));
    if (then === 'back') focus.move(position);

    if (text === null) {
      if (isNext && rowAt(listing, position)?.target) void actions.accept(index, true);
      return;
    }
    void actions.edit(index, text, isNext).then((isSaved) => {
      // What could not be saved is still in its editor, unless another one is in use by now.
      if (!isSaved && latest.current.editing === null) setEditing(index);
    });
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const { target, nativeEvent, key } = event;
    if (key !== 'Enter' || nativeEvent.isComposing) return;
    const segment = rowAt(listing, focus.position);
    if (!segment) return;
    if (isModHeld(nativeEvent) && !(target instanceof HTMLTextAreaElement)) {
      event.preventDefault();
      if (segment.target) void actions.accept(segment.index, true);
      focus.move(focus.position + 1);
    } else if (target instanceof HTMLElement && target.dataset.position !== undefined) {
      event.preventDefault();
      options.setEditing(segment.index);
    }
  }
  return { save, onKeyDown };
}
