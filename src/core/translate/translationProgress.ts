import type { Emit } from '#core/events.ts';
import { throttle } from '#shared/throttle.ts';
import type { RunningTranslation, Segment } from '#shared/ipc/translator.ts';

/** 20 a second: what the eye can follow and the bridge carries without effort. */
const PROGRESS_MS = 50;

/**
 * What one event carries of segments: copying more would keep whoever types waiting. Each part of a text is twice as
 * large as the one before, as the window looks at all that it has with every part.
 */
const FIRST_TOLD = 100;
const MOST_TOLD = 4000;
/** Of segments that have changed. */
const MOST_CHANGED = 500;

/**
 * Tells how far a translation is, at most 20 times a second. What it costs goes by what changed, and not by how long the
 * text is.
 */
export function createTranslationProgress(running: RunningTranslation, emit: Emit) {
  const done = new Set<number>();
  const changed = new Map<number, Segment>();

  function count({ id, state }: Segment): void {
    if (state === 'done') done.add(id);
    else done.delete(id);
  }

  function take(): Segment[] {
    const news: Segment[] = [];
    for (const [id, segment] of changed) {
      if (news.length === MOST_CHANGED) break;
      news.push(segment);
      changed.delete(id);
    }
    return news.toSorted((one, other) => one.source.begin - other.source.begin);
  }

  const tell = throttle(() => {
    const { id, from, to, total, tokensPerSecond } = running;
    running.done = done.size;
    emit('translator.progress', {
      ...{ id, from, to, done: done.size, total, tokensPerSecond },
      changed: take(),
    });
    if (changed.size > 0) tell.call();
  }, PROGRESS_MS);

  return {
    /** The text is cut: what is done of it counts, and its segments are told, a part of them in each event. */
    async begin(turn: () => Promise<unknown>, isOver: () => boolean): Promise<void> {
      const { id, from, segments, tail, total } = running;
      for (const segment of segments) count(segment);
      for (
        let at = 0, most = FIRST_TOLD;
        at === 0 || at < total;
        at += most, most = Math.min(2 * most, MOST_TOLD)
      ) {
        if (at > 0) await turn();
        if (isOver()) return;
        emit('translator.segments', {
          ...{ id, from, tail, at, total },
          segments: segments.slice(at, at + most),
        });
        if (at === 0) tell.call();
      }
    },
    /** Counts a segment that is told otherwise. */
    count,
    /** A segment is not as it was. */
    change(segment: Segment): void {
      count(segment);
      changed.set(segment.id, segment);
      tell.call();
    },
    flush: tell.flush,
    cancel: tell.cancel,
  };
}

export type TranslationProgress = ReturnType<typeof createTranslationProgress>;
