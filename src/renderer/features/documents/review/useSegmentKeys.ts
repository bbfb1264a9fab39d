import { type KeyboardEvent, useCallback, useLayoutEffect, useRef } from 'react';
import { isModHeld } from '../../../ui/keys.ts';
import { segmentAt, type SegmentPages } from './segmentPages.ts';
import type { SegmentActions } from './useSegmentActions.ts';
import type { useSegmentFocus } from './useSegmentFocus.ts';

export interface SegmentKeysOptions {
  listing: SegmentPages;
  focus: ReturnType<typeof useSegmentFocus>;
  actions: SegmentActions;
  editing: number | null;
  setEditing: (index: number | null) => void;
}

/** What saves an edit: the text, null where it was not changed, and what comes next. */
export type SaveEdit = (
  index: number,
  text: string | null,
  then: 'next' | 'close' | 'stay',
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
    if (then === 'next') {
      const next = focus.position + 1;
      const following = next < listing.total ? segmentAt(listing, next) : undefined;
      setEditing(following?.target ? following.index : null);
      focus.move(next, !following?.target);
    } else if (then === 'close') setEditing(null);

    if (text === null) {
      if (then === 'next') void actions.accept(index, true);
      return;
    }
    void actions.edit(index, text, then === 'next').then((isSaved) => {
      // What could not be saved is still in its editor, unless another one is in use by now.
      if (!isSaved && latest.current.editing === null) setEditing(index);
    });
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const { target, nativeEvent, key } = event;
    if (key !== 'Enter' || nativeEvent.isComposing) return;
    const segment = segmentAt(listing, focus.position);
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
