import { useCallback, useState } from 'react';
import type { Segment } from '#shared/ipc/translator.ts';
import { type ShownSegment, sourceOf } from './shownText.ts';
import type { useRun } from './useRun.ts';
import { useSentenceEdit } from './useSentenceEdit.ts';

const NONE: readonly ShownSegment[] = [];

/** The sentences of the translation on show: which one is marked, which one is edited, and what main says of one. */
export function useSentences({ state, dispatch }: ReturnType<typeof useRun>) {
  const { run, text, stale } = state;
  const [marked, activate] = useState<number | null>(null);
  const translationId = run && !stale ? run.id : null;
  const put = useCallback(
    (segment: Segment, of: string) => {
      dispatch({ type: 'put', id: of, segment });
    },
    [dispatch],
  );
  const edit = useSentenceEdit({ state, put });

  return {
    /** Empty while only those of an earlier run are there. */
    segments: stale ? NONE : text.segments,
    /** What main knows the sentences under; null while there are none. */
    translationId,
    /** The id of the segment that is marked. */
    active: marked !== null && !stale && text.positions.has(marked) ? marked : null,
    activate,
    /** What main answered for a segment of the translation `of`, or of the one on show. */
    putSegment: (segment: Segment, of = translationId) => {
      if (of !== null) put(segment, of);
    },
    sourceOf: (segment: Pick<Segment, 'source'>) => sourceOf(text, segment),
    /** The id of the segment that is edited. */
    editing: edit.editing,
    startEdit: edit.start,
    edit,
  };
}
