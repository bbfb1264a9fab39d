import { useRef, useState } from 'react';
import { useSettings } from '../shell/settingsContext.ts';
import { useFileActions } from './useFileActions.ts';
import { useFileDrop } from './useFileDrop.ts';
import { focusQueue } from './useKeptFocus.ts';
import { summaryOf } from './queueState.ts';
import { useQueue } from './useQueue.ts';

/** The documents of the window: the queue, which of them is reviewed, and how others come to it. */
export function useFiles(onShow: () => void) {
  const { settings } = useSettings();
  const { jobs, error, retry } = useQueue();
  const actions = useFileActions();
  const [reviewedId, setReviewedId] = useState<string | null>(null);
  const element = useRef<HTMLElement>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const { from, to } = settings;
  const reviewed = jobs?.find(({ id }) => id === reviewedId) ?? null;

  const isDragged = useFileDrop((files) => {
    setReviewedId(null);
    actions.drop(files, { from, to });
    onShow();
  });

  return {
    jobs,
    error,
    retry,
    actions,
    /** Files are over the window. */
    isDragged,
    reviewed,
    review: setReviewedId,
    pick: (kind: 'files' | 'folder') => {
      actions.pick(kind, { from, to });
    },
    /** Saves the file that is reviewed, or all that are done, beside their originals. */
    save: () => {
      // What is being written in it is saved by leaving it.
      if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
      if (!reviewed) actions.saveAll(summaryOf(jobs ?? []).unsaved);
      else if (reviewed.done > 0) actions.save(reviewed.id, false, 'beside');
    },
    /** Goes back from the review to the file in the queue. */
    back: () => {
      setReviewedId(null);
      requestAnimationFrame(() => {
        focusQueue(element.current);
      });
    },
    /** Takes the focus when the files are shown. */
    element,
    searchInput,
  };
}

export type Files = ReturnType<typeof useFiles>;
