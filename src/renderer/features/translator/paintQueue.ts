import type { EventData } from '#shared/ipc/contract.ts';

type Progress = EventData<'translator.progress'>;

/** Gathers progress events and hands them on once a frame, so that no token costs a render of its own. */
export function createPaintQueue(paint: (progress: Progress) => void) {
  let pending: Progress | null = null;
  let frame = 0;

  function flush(): void {
    cancelAnimationFrame(frame);
    frame = 0;
    const progress = pending;
    pending = null;
    if (progress) paint(progress);
  }

  return {
    add(progress: Progress): void {
      const text = pending?.id === progress.id ? pending.text + progress.text : progress.text;
      pending = { ...progress, text };
      frame ||= requestAnimationFrame(flush);
    },
    /** What a hidden window, which has no frames, still owes. */
    flush,
    clear(): void {
      cancelAnimationFrame(frame);
      frame = 0;
      pending = null;
    },
  };
}
