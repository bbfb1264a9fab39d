import { useEffect, useEffectEvent } from 'react';
import { isMirrored, mark } from './sourceMirror.ts';
import type { Sheets } from './useSheets.ts';

/** Marks wait so long for a moment without input. */
const PAINT_MS = 300;
/** A text of more UTF-16 units than this takes a frame or more to lay out: first its translation is to begin. */
const LONG_TEXT = 5000;
const LONG_TEXT_MS = 1000;

/** Marks sentences in the source pane; ids of segments, null: none. */
export function useSourceMarks(sheets: Sheets, active: number | null, hovered: number | null) {
  const { text, stale, mirror, sourceRange } = sheets;
  const paint = useEffectEvent(() => {
    mark('pair-active', sourceRange(active));
    mark('pair-hovered', sourceRange(hovered === active ? null : hovered));
  });
  const delay = useEffectEvent(() => {
    const { source } = text;
    if (source.length <= LONG_TEXT || !mirror.current) return 0;
    return isMirrored(mirror.current, source) ? 0 : LONG_TEXT_MS;
  });
  useEffect(() => {
    // Laying out a long text takes a moment, which whoever types should not notice.
    let idle = 0;
    const timer = setTimeout(() => {
      idle = requestIdleCallback(
        () => {
          paint();
        },
        { timeout: PAINT_MS },
      );
    }, delay());
    return () => {
      clearTimeout(timer);
      cancelIdleCallback(idle);
    };
  }, [active, hovered, text.positions, stale]);
  useEffect(() => unmark, []);
}

/** For when the text is edited: nothing stands where it stood. */
export function unmark(): void {
  mark('pair-active', null);
  mark('pair-hovered', null);
}
