import { useRef, useState } from 'react';
import { useSettings } from '../shell/settingsContext.ts';
import { useFileActions } from './useFileActions.ts';
import { useFileDrop } from './useFileDrop.ts';
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
    /** Goes back from the review to the file in the queue. */
    back: () => {
      setReviewedId(null);
      requestAnimationFrame(() => {
        const row = element.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]');
        (row ?? element.current)?.focus();
      });
    },
    /** Takes the focus when the files are shown. */
    element,
    searchInput,
  };
}

export type Files = ReturnType<typeof useFiles>;
