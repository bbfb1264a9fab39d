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

export interface MessageFocusOptions {
  /** The messages shown. */
  ids: readonly string[];
  scroller: RefObject<HTMLElement | null>;
  list: RefObject<VirtualizerHandle | null>;
}

/** One message is the stop of the Tab key; the arrow keys move it. An element of it has `data-message`, its id. */
export function useMessageFocus({ ids, scroller, list }: MessageFocusOptions) {
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ id: string } | null>(null);
  const focused = useRef<Element | null>(null);
  const found = ids.indexOf(currentId ?? '');
  const index = found < 0 ? ids.length - 1 : found;
  const current = ids[index];

  useEffect(() => {
    if (asked) messageIn(scroller.current, asked.id)?.focus({ preventScroll: true });
  }, [asked, scroller]);
  // What had the focus may be gone, as an editor that closed: then its message has it, not the page.
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    if (!focused.current || focused.current.isConnected || activeElement !== body) return;
    const message = messageIn(scroller.current, current ?? '');
    (message ?? scroller.current)?.focus({ preventScroll: true });
  });

  function move(to: number): void {
    const id = ids[Math.max(0, Math.min(to, ids.length - 1))];
    if (id === undefined) return;
    setCurrentId(id);
    setAsked({ id });
    list.current?.scrollToIndex(ids.indexOf(id), { align: 'nearest' });
  }

  return {
    /** Of the current message. */
    index,
    onFocus: ({ target }: FocusEvent) => {
      focused.current = target;
      const message = target.closest<HTMLElement>('[data-message]')?.dataset.message;
      if (message !== undefined) setCurrentId(message);
    },
    onBlur: ({ target }: FocusEvent) => {
      if (target.isConnected) focused.current = null;
    },
    onKeyDown: (event: KeyboardEvent) => {
      const { target, key } = event;
      if (!(target instanceof HTMLElement) || target.dataset.message === undefined) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const to = destination(key, index, ids.length);
      if (to === null || isCutOff(target, scroller.current, key)) return;
      event.preventDefault();
      move(to);
    },
  };
}

function messageIn(scroller: HTMLElement | null, id: string): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`) ?? null;
}

function destination(key: string, index: number, count: number): number | null {
  if (key === 'ArrowDown') return index + 1;
  if (key === 'ArrowUp') return index - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** Whether there is more of the message where the arrow points: then it scrolls. */
function isCutOff(message: HTMLElement, scroller: HTMLElement | null, key: string): boolean {
  const inner = message.getBoundingClientRect();
  const outer = scroller?.getBoundingClientRect();
  if (!outer) return false;
  if (key === 'ArrowDown') return inner.bottom > outer.bottom + 1 && inner.top <= outer.bottom;
  return key === 'ArrowUp' && inner.top < outer.top - 1 && inner.bottom >= outer.top;
}
