import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { VirtualizerHandle } from 'virtua';
import { type KeyOf, positionOf, rowAt, type RowPages } from './rowPages.ts';

export interface RowFocusOptions<Row> {
  listing: RowPages<unknown, Row> | null;
  keyOf: KeyOf<Row>;
  scroller: RefObject<HTMLElement | null>;
  list: RefObject<VirtualizerHandle | null>;
}

/** One row is the stop of the Tab key; the arrow keys move it. Its element has `data-position`. */
export function useRowFocus<Row>({ listing, keyOf, scroller, list }: RowFocusOptions<Row>) {
  /** The key of the current row where it is known: what is listed before it may change. */
  const [current, setCurrent] = useState<{ position: number; key: number | null }>({
    position: 0,
    key: null,
  });
  const [asked, setAsked] = useState<{ position: number } | null>(null);
  const focused = useRef<Element | null>(null);
  const total = listing?.total ?? 0;
  const found = listing && current.key !== null ? positionOf(listing, current.key, keyOf) : -1;
  const position = found >= 0 ? found : Math.max(0, Math.min(current.position, total - 1));

  useEffect(() => {
    if (asked) elementAt(scroller.current, asked.position)?.focus({ preventScroll: true });
  }, [asked, scroller]);
  // What had the focus may be gone, as an editor that closed: then its row has it, not the page.
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    if (!focused.current || focused.current.isConnected || activeElement !== body) return;
    (elementAt(scroller.current, position) ?? scroller.current)?.focus({ preventScroll: true });
  });

  function setPosition(to: number): void {
    const row = listing ? rowAt(listing, to) : undefined;
    setCurrent({ position: to, key: row === undefined ? null : keyOf(row) });
  }
  function move(to: number, takesFocus = true): void {
    const position = Math.max(0, Math.min(to, total - 1));
    if (total === 0) return;
    setPosition(position);
    if (takesFocus) setAsked({ position });
    list.current?.scrollToIndex(position, { align: 'nearest' });
  }

  return {
    position,
    move,
    /** Goes back to the first, for another list. */
    reset: () => {
      setCurrent({ position: 0, key: null });
      list.current?.scrollToIndex(0);
    },
    onFocus: ({ target }: FocusEvent) => {
      focused.current = target;
      const row = target.closest<HTMLElement>('[data-position]');
      if (row && Number(row.dataset.position) !== position)
        setPosition(Number(row.dataset.position));
    },
    onBlur: ({ target }: FocusEvent) => {
      if (target.isConnected) focused.current = null;
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!(event.target instanceof HTMLElement) || isWritten(event.target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const to = destination(event.key, position, total);
      if (to === null) return;
      event.preventDefault();
      move(to);
    },
  };
}

export type RowFocus = ReturnType<typeof useRowFocus>;

/** What the arrow keys move in it is its own. */
const isWritten = (element: HTMLElement) => element.matches('input, textarea, select');

function elementAt(scroller: HTMLElement | null, position: number): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-position="${String(position)}"]`) ?? null;
}

function destination(key: string, position: number, count: number): number | null {
  if (key === 'ArrowDown') return position + 1;
  if (key === 'ArrowUp') return position - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
