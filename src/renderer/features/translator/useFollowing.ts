import { useCallback, useEffect, useRef } from 'react';
import { follow } from './sheets.ts';
import type { Sheets, Side } from './useSheets.ts';

/** The pane that the user scrolls leads, and the other one follows; what scrolls by itself leads nowhere. */
export function useFollowing(sheets: Sheets) {
  const leader = useRef<Side | null>(null);
  const frame = useRef(0);
  const newest = useRef(sheets);
  useEffect(() => {
    newest.current = sheets;
  });
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
    },
    [],
  );

  function onScroll(side: Side): void {
    if (side === 'source') sheets.scrollMirror();
    if (leader.current !== side) return;
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const { isCut, sheet } = newest.current;
      const [from, to] = [sheet(side), sheet(side === 'source' ? 'target' : 'source')];
      if (from && to && isCut()) follow(from, to);
    });
  }

  /** What a pane has to listen to. */
  const listeners = (side: Side) => {
    const lead = () => {
      leader.current = side;
    };
    const scrolled = () => {
      onScroll(side);
    };
    return {
      ...{ onWheel: lead, onPointerDown: lead, onKeyDownCapture: lead, onTouchMove: lead },
      onScroll: scrolled,
    };
  };
  return {
    listeners,
    /** The panes are about to be scrolled by the app. */
    rest: useCallback(() => {
      leader.current = null;
    }, []),
  };
}
