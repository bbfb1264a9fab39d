import { firstWhere } from './segmentAt.ts';

/** One of the two panes: a text that scrolls, whose sentences have places. */
export interface Sheet {
  scroller: HTMLElement;
  /** How many sentences there are. */
  count: number;
  /** Where a sentence is in the window, in CSS pixels; null where that is not known. */
  boxOf: (at: number) => { top: number; bottom: number } | null;
}

/** Above and below a sentence that is brought into view. */
const MARGIN = 24;

/**
 * Scrolls `follower` to where `leader` is: the same sentence at the same height, and both at their ends at once. Where
 * places in the leader are not known, as far down.
 */
export function follow(leader: Sheet, follower: Sheet): void {
  const [room, otherRoom] = [roomOf(leader), roomOf(follower)];
  if (room <= 0 || otherRoom <= 0) return;
  const part = Math.min(1, Math.max(0, leader.scroller.scrollTop / room));
  const moved = part > 0 ? distance(leader, follower, part) : null;
  const { scroller } = follower;
  const top = moved === null ? part * otherRoom : scroller.scrollTop + moved;
  if (Math.abs(top - scroller.scrollTop) >= 1) scroller.scrollTop = top;
}

/** How far the follower is to scroll. What is compared is the line as far down in the pane as the pane is in its text. */
function distance(leader: Sheet, follower: Sheet, part: number): number | null {
  const line = lineOf(leader, part);
  const at = firstWhere(leader.count, (i) => (leader.boxOf(i)?.bottom ?? Infinity) >= line);
  if (at === leader.count) return null;
  // Below the last one that is translated the pane is empty.
  const [box, above] = [leader.boxOf(at), leader.boxOf(at - 1)];
  const other = follower.boxOf(box ? at : at - 1);
  if (!box) return above && other && other.bottom - lineOf(follower, part);
  if (!other) return roomOf(follower) - follower.scroller.scrollTop;
  const within = Math.max(0, line - box.top) / Math.max(1, box.bottom - box.top);
  return other.top + within * (other.bottom - other.top) - lineOf(follower, part);
}

function lineOf({ scroller }: Sheet, part: number): number {
  return scroller.getBoundingClientRect().top + part * scroller.clientHeight;
}

function roomOf({ scroller }: Sheet): number {
  return scroller.scrollHeight - scroller.clientHeight;
}

/** Scrolls a sentence into view, to the middle, unless it is there. */
export function reveal({ scroller, boxOf }: Sheet, at: number): void {
  const box = boxOf(at);
  if (!box) return;
  const { top } = scroller.getBoundingClientRect();
  const height = scroller.clientHeight;
  const [above, below] = [box.top - top, box.bottom - top - height];
  if (above >= 0 && below <= 0) return;
  const size = box.bottom - box.top;
  const place = size > height - 2 * MARGIN ? MARGIN : (height - size) / 2;
  const by = above - place;
  // Across many screens the way there shows nothing.
  const isFar = Math.abs(by) > 3 * height;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scroller.scrollBy({ top: by, behavior: isFar || calm ? 'instant' : 'smooth' });
}
