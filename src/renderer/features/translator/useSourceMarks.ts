import { useEffect, useEffectEvent } from 'react';
import { mark } from './sourceMirror.ts';
import type { Sheets } from './useSheets.ts';

/** Marks wait so long for a moment without input. */
const PAINT_MS = 300;

/** Marks sentences in the source pane; ids of segments, null: none. */
export function useSourceMarks(sheets: Sheets, active: number | null, hovered: number | null) {
  const { text, stale, sourceRange } = sheets;
  const paint = useEffectEvent(() => {
    mark('pair-active', sourceRange(active));
    mark('pair-hovered', sourceRange(hovered === active ? null : hovered));
  });
  useEffect(() => {
    // Laying out a long text takes a moment, which whoever types should not notice.
    const idle = requestIdleCallback(
      () => {
        paint();
      },
      { timeout: PAINT_MS },
    );
    return () => {
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
