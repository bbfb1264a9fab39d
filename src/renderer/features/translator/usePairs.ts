import { type PointerEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { segmentAt } from './segmentAt.ts';
import { sentenceAround, sentenceElement } from './sentenceElement.ts';
import { follow, reveal, type Sheet } from './sheets.ts';
import { segmentOf } from './shownText.ts';
import { mark, mirrorRange } from './sourceMirror.ts';
import type { Translator } from './useTranslator.ts';

/** A sentence that the pointer rests on for so long is brought into view on the other side. */
const REST_MS = 400;
/** Marks in the source wait so long for a moment without input. */
const PAINT_MS = 300;

type Side = 'source' | 'target';

/** The two panes as one text: what is marked in one is marked in the other, and they scroll together. */
export function usePairs(translator: Translator) {
  const { source, state, active, activate } = translator;
  const { text, stale } = state;
  const { element: textarea } = source;
  const mirror = useRef<HTMLDivElement>(null);
  const target = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<{ id: number; side: Side } | null>(null);
  /** The pane that the user scrolls; null while nobody does. */
  const leader = useRef<Side | null>(null);
  const sides = { source: textarea, target } as const;

  /** Whether the segments are those of what stands in the source pane now. */
  const isCut = () => !stale && source.text() === text.source;

  function sheet(side: Side): Sheet | null {
    const scroller = sides[side].current;
    if (!scroller) return null;
    const boxOf = (at: number) => {
      const segment = text.segments[at];
      if (!segment) return null;
      if (side === 'target') return sentenceElement(segment.id)?.getBoundingClientRect() ?? null;
      return sourceRange(segment.id)?.getBoundingClientRect() ?? null;
    };
    return { scroller, count: text.segments.length, boxOf };
  }

  function sourceRange(id: number | null): Range | null {
    const segment = id === null ? undefined : segmentOf(text, id);
    if (!segment || !mirror.current || !isCut()) return null;
    const range = mirrorRange(mirror.current, text.source, segment.source);
    scrollMirror();
    return range;
  }

  function scrollMirror(): void {
    if (mirror.current && textarea.current) mirror.current.scrollTop = textarea.current.scrollTop;
  }

  function bring(id: number, side: Side): void {
    const at = text.positions.get(id);
    const pane = sheet(side);
    if (at !== undefined && pane) reveal(pane, at);
  }

  const paint = useEffectEvent(() => {
    const other = hovered && hovered.id !== active ? hovered.id : null;
    mark('pair-active', sourceRange(active));
    mark('pair-hovered', sourceRange(other));
  });
  const hoveredId = hovered?.id ?? null;
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
  }, [active, hoveredId, text.positions, stale]);
  useEffect(() => unmark, []);

  const show = useEffectEvent((id: number) => {
    for (const side of ['source', 'target'] as const) {
      if (sides[side].current?.contains(document.activeElement) && leader.current === side)
        continue;
      bring(id, side);
    }
    leader.current = null;
  });
  useEffect(() => {
    if (active !== null) show(active);
  }, [active]);

  const rested = useEffectEvent(() => {
    if (hovered) bring(hovered.id, hovered.side === 'source' ? 'target' : 'source');
  });
  useEffect(() => {
    if (hoveredId === null) return;
    const timer = setTimeout(() => {
      rested();
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [hoveredId]);

  const caretMoved = useEffectEvent(() => {
    const { current } = textarea;
    if (!current || document.activeElement !== current || !isCut()) return;
    const segment = segmentAt(text.segments, current.selectionStart);
    if (segment) activate(segment.id);
    paint();
  });
  useEffect(() => {
    const listener = () => {
      caretMoved();
    };
    document.addEventListener('selectionchange', listener);
    return () => {
      document.removeEventListener('selectionchange', listener);
    };
  }, []);
  useEffect(() => {
    caretMoved();
  }, [text.positions]);

  const scrolled = (side: Side) => {
    if (side === 'source') scrollMirror();
    if (leader.current !== side || !isCut()) return;
    const [from, to] = [sheet(side), sheet(side === 'source' ? 'target' : 'source')];
    if (from && to) follow(from, to);
  };
  const frame = useRef(0);
  const scrolledSoon = (side: Side) => {
    if (side === 'source') scrollMirror();
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      scrolled(side);
    });
  };
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
    },
    [],
  );

  function hoverSource({ clientX, clientY }: PointerEvent): void {
    if (!isCut()) return;
    const caret = document.caretPositionFromPoint(clientX, clientY);
    if (caret?.offsetNode !== textarea.current) return;
    const segment = segmentAt(text.segments, caret.offset);
    const rects = segment ? [...(sourceRange(segment.id)?.getClientRects() ?? [])] : [];
    const isOn = rects.some(({ top, bottom }) => clientY >= top && clientY <= bottom);
    hover(segment && isOn ? segment.id : null, 'source');
  }
  function hover(id: number | null, side: Side): void {
    if (id !== hoveredId) setHovered(id === null ? null : { id, side });
  }

  const leads = (side: Side) => () => {
    leader.current = side;
  };
  const scrolls = (side: Side) => ({
    onScroll: () => {
      scrolledSoon(side);
    },
    onWheel: leads(side),
    onPointerDown: leads(side),
    onKeyDownCapture: leads(side),
    onTouchMove: leads(side),
    onPointerLeave: () => {
      hover(null, side);
    },
  });

  return {
    mirror,
    target,
    hovered: hoveredId,
    ofSource: {
      ...scrolls('source'),
      onPointerMove: hoverSource,
    },
    ofTarget: {
      ...scrolls('target'),
      onPointerMove: ({ target }: PointerEvent) => {
        hover(sentenceAround(target), 'target');
      },
    },
    /** The text was edited: nothing stands where it stood. */
    unmark,
  };
}

export type Pairs = ReturnType<typeof usePairs>;

function unmark(): void {
  mark('pair-active', null);
  mark('pair-hovered', null);
}
