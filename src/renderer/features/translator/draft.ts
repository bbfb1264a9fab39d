import type { Settings } from '#shared/ipc/settings.ts';
import { request } from '../../ipc/client.ts';

/** A text is saved this long after the last key: the longer it is, the more rarely it crosses the bridge. */
export function draftDelay(length: number): number {
  if (length < 20_000) return 500;
  return length < 200_000 ? 3_000 : 10_000;
}

/** Saves what is being written, so that closing the window loses nothing. */
export function createDraftSaver(
  read: () => Pick<Settings, 'draft'> | Pick<Settings, 'sentenceDraft'>,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function save(): void {
    clearTimeout(timer);
    timer = undefined;
    // Not worth a message: it is tried again with the next key, and every translation is in the history.
    request('settings.set', read()).catch(() => undefined);
  }

  return {
    schedule(length: number): void {
      clearTimeout(timer);
      timer = setTimeout(save, draftDelay(length));
    },
    /** Saves at once what is not saved yet. */
    flush(): void {
      if (timer !== undefined) save();
    },
  };
}
