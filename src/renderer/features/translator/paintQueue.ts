import type { EventData } from '#shared/ipc/contract.ts';
import type { Segment } from '#shared/ipc/translator.ts';

type Progress = EventData<'translator.progress'>;

/** Gathers progress events and hands them on once a frame, so that no event costs a render of its own. */
export function createPaintQueue(paint: (progress: Progress) => void) {
  let pending: Progress | null = null;
  const changed = new Map<number, Segment>();
  let frame = 0;

  function clear(): void {
    cancelAnimationFrame(frame);
    frame = 0;
    pending = null;
    changed.clear();
  }
  function flush(): void {
    const progress = pending && { ...pending, changed: [...changed.values()] };
    clear();
    if (progress) paint(progress);
  }

  return {
    add(progress: Progress): void {
      if (pending?.id !== progress.id) changed.clear();
      pending = progress;
      for (const segment of progress.changed) changed.set(segment.id, segment);
      frame ||= requestAnimationFrame(flush);
    },
    /** What a hidden window, which has no frames, still owes. */
    flush,
    clear,
  };
}
