import { useEffect, useEffectEvent } from 'react';
import { segmentAt } from './segmentAt.ts';
import type { Sheets } from './useSheets.ts';

/** Calls `onMove` with the segment that the caret is in, whenever it comes to be in one. */
export function useCaret({ text, textarea, isCut }: Sheets, onMove: (id: number) => void): void {
  const moved = useEffectEvent(() => {
    const { current } = textarea;
    if (!current || document.activeElement !== current || !isCut()) return;
    const segment = segmentAt(text.segments, current.selectionStart);
    if (segment) onMove(segment.id);
  });
  useEffect(() => {
    const listener = () => {
      moved();
    };
    document.addEventListener('selectionchange', listener);
    return () => {
      document.removeEventListener('selectionchange', listener);
    };
  }, []);
  useEffect(() => {
    moved();
  }, [text.positions]);
}
