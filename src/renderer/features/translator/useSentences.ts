import { useCallback, useState } from 'react';
import type { Segment } from '#shared/ipc/translator.ts';
import { segmentOf } from './shownText.ts';
import type { TranslatorState } from './translatorState.ts';
import type { useRun } from './useRun.ts';

/** The sentences of the translation on show: which one is marked, which one is edited, and what main says of one. */
export function useSentences(
  state: TranslatorState,
  dispatch: ReturnType<typeof useRun>['dispatch'],
) {
  const { run, text, stale } = state;
  const [marked, activate] = useState<number | null>(null);
  const [edited, startEdit] = useState<number | null>(null);
  const isThere = (id: number | null) => id !== null && !stale && text.positions.has(id);
  const translationId = run && !stale ? run.id : null;

  const putSegment = useCallback(
    (segment: Segment, of = translationId) => {
      if (of !== null) dispatch({ type: 'put', id: of, segment });
    },
    [dispatch, translationId],
  );
  const sourceOf = useCallback(
    ({ source }: Pick<Segment, 'source'>) => text.source.slice(source.begin, source.end),
    [text.source],
  );

  return {
    /** Empty while only those of an earlier run are there. */
    segments: stale ? NONE : text.segments,
    /** What main knows the sentences under; null while there are none. */
    translationId,
    /** The id of the segment that is marked. */
    active: isThere(marked) ? marked : null,
    activate,
    /** What main answered for a segment of the translation `of`, or of the one on show. */
    putSegment,
    sourceOf,
    segmentOf: useCallback((id: number) => segmentOf(text, id), [text]),
    /** The id of the segment that is edited. */
    editing: isThere(edited) ? edited : null,
    startEdit,
  };
}

const NONE: readonly Segment[] = [];
