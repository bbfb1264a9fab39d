import { useRef } from 'react';
import { sentenceElement } from './sentenceElement.ts';
import type { Sheet } from './sheets.ts';
import { segmentOf } from './shownText.ts';
import { mirrorRange } from './sourceMirror.ts';
import type { Translator } from './useTranslator.ts';

export type Side = 'source' | 'target';

/** Both panes as elements, and where the sentences are in them. */
export function useSheets({ source, state }: Translator) {
  const { text, stale } = state;
  const textarea = source.element;
  const mirror = useRef<HTMLDivElement>(null);
  const target = useRef<HTMLDivElement>(null);

  /** Whether the segments are those of what stands in the source pane now. */
  const isCut = () => !stale && source.text() === text.source;

  /** The mirror scrolls as the source pane does. */
  function scrollMirror(): void {
    if (mirror.current && textarea.current) mirror.current.scrollTop = textarea.current.scrollTop;
  }

  /** Where the source of a segment is; null while that is not known. */
  function sourceRange(id: number | null): Range | null {
    const segment = id === null ? undefined : segmentOf(text, id);
    if (!segment || !mirror.current || !isCut()) return null;
    const range = mirrorRange(mirror.current, text.source, segment.source);
    scrollMirror();
    return range;
  }

  function sheet(side: Side): Sheet | null {
    const scroller = { source: textarea, target }[side].current;
    if (!scroller) return null;
    const boxOf = (at: number) => {
      const id = text.segments[at]?.id;
      if (id === undefined) return null;
      const place = side === 'target' ? sentenceElement(id) : sourceRange(id);
      return place?.getBoundingClientRect() ?? null;
    };
    return { scroller, count: text.segments.length, boxOf };
  }

  return { text, stale, textarea, mirror, target, isCut, scrollMirror, sourceRange, sheet };
}

export type Sheets = ReturnType<typeof useSheets>;
