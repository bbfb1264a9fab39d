import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';

/** So near the end, in pixels, one is at the end. */
const NEAR = 48;

/** Follows the newest text until the user scrolls up, and again when they are back. `ids` are the messages shown. */
export function useStickToEnd(
  list: RefObject<VirtualizerHandle | null>,
  ids: readonly string[],
  running: boolean,
) {
  const follows = useRef(true);
  const offset = useRef(0);
  const shown = useRef<readonly string[]>([]);
  const last = ids.length - 1;
  const [isAway, setAway] = useState(false);

  const look = useCallback(() => {
    const handle = list.current;
    if (!handle) return;
    const rest = handle.scrollSize - handle.scrollOffset - handle.viewportSize;
    if (rest <= NEAR) follows.current = true;
    setAway(!follows.current);
  }, [list]);
  const goTo = useCallback(() => {
    follows.current = true;
    setAway(false);
    list.current?.scrollToIndex(last, { align: 'end' });
  }, [list, last]);

  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = ids;
    const lastBefore = before.length - 1;
    const isNew = ids[last] !== before[lastBefore];
    const goesOn = before.length === 0 || ids[lastBefore] === before[lastBefore];
    if (!isNew) return;
    // What was just asked is shown; another branch leaves what is read where it is.
    if (running) follows.current = true;
    else if (!goesOn) follows.current = false;
    if (follows.current) goTo();
    else look();
  }, [ids, last, running, goTo, look]);

  return {
    /** The newest text is out of sight. */
    isAway,
    goTo,
    leave: useCallback(() => {
      follows.current = false;
    }, []),
    onScroll: (now: number) => {
      // Growing text does not scroll up; only the user does.
      if (now < offset.current - 1) follows.current = false;
      offset.current = now;
      look();
    },
    onResize: () => {
      if (follows.current) goTo();
      else look();
    },
  };
}
