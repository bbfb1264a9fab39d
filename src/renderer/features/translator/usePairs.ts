import { type PointerEvent, useEffect, useState } from 'react';
import { segmentAt } from './segmentAt.ts';
import { sentenceAround } from './sentenceElement.ts';
import { useCaret } from './useCaret.ts';
import { useFollowing } from './useFollowing.ts';
import { type Hovered, useReveal } from './useReveal.ts';
import { type Side, useSheets } from './useSheets.ts';
import { unmark, useSourceMarks } from './useSourceMarks.ts';
import type { Translator } from './useTranslator.ts';

/** The two panes as one text: what is marked in one is marked in the other, and they scroll together. */
export function usePairs(translator: Translator) {
  const { active, activate } = translator;
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const sheets = useSheets(translator);
  const { text, textarea, mirror, target, isCut, sourceRange } = sheets;
  const { listeners, rest } = useFollowing(sheets);
  // Before what reveals it scrolls.
  useEffect(rest, [active, rest]);
  const marksIn = useReveal(sheets, active, hovered);
  useSourceMarks(sheets, active, hovered?.id ?? null);
  useCaret(sheets, (id) => {
    if (id === active) return;
    marksIn('source');
    activate(id);
  });

  function hover(id: number | null, side: Side): void {
    if (id !== (hovered?.id ?? null)) setHovered(id === null ? null : { id, side });
  }
  function hoverSource({ clientX, clientY }: PointerEvent): void {
    const caret = isCut() ? document.caretPositionFromPoint(clientX, clientY) : null;
    if (caret?.offsetNode !== textarea.current) return;
    const id = segmentAt(text.segments, caret.offset)?.id ?? null;
    // The nearest character to a point may be lines away.
    const rects = [...(sourceRange(id)?.getClientRects() ?? [])];
    const isOn = rects.some(({ top, bottom }) => clientY >= top && clientY <= bottom);
    hover(isOn ? id : null, 'source');
  }
  const leave = (side: Side) => () => {
    hover(null, side);
  };

  return {
    mirror,
    target,
    /** The id of the segment under the pointer. */
    hovered: hovered?.id ?? null,
    ofSource: {
      ...listeners('source'),
      onPointerMove: hoverSource,
      onPointerLeave: leave('source'),
    },
    ofTarget: {
      ...listeners('target'),
      onPointerMove: ({ target }: PointerEvent) => {
        hover(sentenceAround(target), 'target');
      },
      onPointerLeave: leave('target'),
    },
    /** The user is about to mark a sentence of the target. */
    pointed: () => {
      marksIn('target');
    },
    unmark,
  };
}

export type Pairs = ReturnType<typeof usePairs>;
