import { useRef, useState } from 'react';
import { useSettings } from '../shell/settingsContext.ts';
import { useFileActions } from './useFileActions.ts';
import { useFileDrop } from './useFileDrop.ts';
import { focusQueue } from './focusQueue.ts';
import { summaryOf } from './queueState.ts';
import { useQueue } from './useQueue.ts';

/** The documents of the window: the queue, which of them is reviewed, and how others come to it. */
export function useFiles(onShow: (view: 'files' | 'models') => void) {
  const { settings } = useSettings();
  const { jobs, error, retry } = useQueue();
  const actions = useFileActions();
  const [reviewedId, setReviewedId] = useState<string | null>(null);
  const element = useRef<HTMLElement>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const { from, to } = settings;
  const reviewed = jobs?.find(({ id }) => id === reviewedId) ?? null;

  const showModels = () => {
    onShow('models');
  };
  const isDragged = useFileDrop((files) => {
    setReviewedId(null);
    actions.drop(files, { from, to }, showModels);
    const isModels = files.length > 0 && files.every(({ name }) => /\.gguf$/i.test(name));
    onShow(isModels ? 'models' : 'files');
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
      actions.pick(kind, { from, to }, showModels);
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
