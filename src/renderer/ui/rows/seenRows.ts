import type { RefObject } from 'react';
import type { VirtualizerHandle } from 'virtua';

/** Beyond the last one that is drawn. */
const BEYOND = 1;

/** The first and last position on the screen. */
export function seenRows({
  current,
}: RefObject<VirtualizerHandle | null>): readonly [number, number] {
  if (!current) return [0, 0];
  const { scrollOffset, viewportSize } = current;
  return [
    current.findItemIndex(scrollOffset),
    current.findItemIndex(scrollOffset + viewportSize) + BEYOND,
  ];
}
