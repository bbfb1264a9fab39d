import { useEffect, useEffectEvent, useRef } from 'react';
import { reveal } from './sheets.ts';
import type { Sheets, Side } from './useSheets.ts';

/** A sentence that the pointer rests on for so long is brought into view on the other side. */
const REST_MS = 400;

export interface Hovered {
  id: number;
  side: Side;
}

/**
 * Brings the sentence that is marked into view on both sides, and the one that the pointer rests on, on the other.
 * Answers with how to say that the user marks one in a pane, which then stays as it is.
 */
export function useReveal({ text, sheet }: Sheets, active: number | null, hovered: Hovered | null) {
  const marksIn = useRef<Side | null>(null);

  function bring(id: number, side: Side): void {
    const at = text.positions.get(id);
    const pane = sheet(side);
    if (at !== undefined && pane) reveal(pane, at);
  }

  const showActive = useEffectEvent((id: number) => {
    if (marksIn.current !== 'source') bring(id, 'source');
    if (marksIn.current !== 'target') bring(id, 'target');
    marksIn.current = null;
  });
  useEffect(() => {
    if (active !== null) showActive(active);
  }, [active]);

  const showHovered = useEffectEvent(({ id, side }: Hovered) => {
    bring(id, side === 'source' ? 'target' : 'source');
  });
  useEffect(() => {
    if (!hovered) return;
    const timer = setTimeout(() => {
      showHovered(hovered);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [hovered]);

  return (side: Side) => {
    marksIn.current = side;
  };
}
