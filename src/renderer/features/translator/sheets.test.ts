import { expect, test } from 'vitest';
import { follow, type Sheet } from './sheets.ts';

const ROOM = 100;

/** A pane 100 pixels high, whose sentences have these heights and are drawn as far as `drawn`. */
function pane(heights: number[], drawn = heights.length) {
  const tops = heights.map((_, at) =>
    heights.slice(0, at).reduce((sum, height) => sum + height, 0),
  );
  const drawnHeight = heights.slice(0, drawn).reduce((sum, height) => sum + height, 0);
  const scroller = {
    scrollTop: 0,
    scrollHeight: drawnHeight,
    clientHeight: ROOM,
    getBoundingClientRect: () => ({ top: 0 }),
  };
  const boxOf = (at: number) => {
    const [top, height] = [tops[at], heights[at]];
    if (top === undefined || height === undefined || at >= drawn) return null;
    return { top: top - scroller.scrollTop, bottom: top + height - scroller.scrollTop };
  };
  const sheet = { scroller, count: heights.length, boxOf } as unknown as Sheet;
  return { sheet, scroller };
}

test('the same sentence comes to the same height, however long it is on the other side', () => {
  const leader = pane([100, 100, 100, 100, 100]);
  const follower = pane([300, 50, 50, 50, 50]);
  leader.scroller.scrollTop = 200;
  follow(leader.sheet, follower.sheet);
  // The middle of the leader's third sentence is in the middle of the pane.
  expect(follower.scroller.scrollTop).toBe(300 + 50 + 25 - ROOM / 2);
});

test('both are at their beginnings and at their ends at once', () => {
  const leader = pane([100, 100, 100]);
  const follower = pane([500, 20, 20]);
  leader.scroller.scrollTop = 200;
  follow(leader.sheet, follower.sheet);
  expect(follower.scroller.scrollTop).toBe(440);
  leader.scroller.scrollTop = 0;
  follow(leader.sheet, follower.sheet);
  expect(follower.scroller.scrollTop).toBe(0);
});

test('beyond what is translated so far the translation stays at its end, and does not push the source to its own', () => {
  const source = pane([100, 100, 100, 100, 100, 100]);
  const target = pane([100, 100, 100, 100, 100, 100], 2);
  source.scroller.scrollTop = 400;
  follow(source.sheet, target.sheet);
  expect(target.scroller.scrollTop).toBe(100);
  follow(target.sheet, source.sheet);
  expect(source.scroller.scrollTop).toBe(100);
});

test('where nothing is known of the places it is as far down', () => {
  const leader = pane([100, 100, 100]);
  const follower = pane([200, 200, 200]);
  const blind = { ...leader.sheet, boxOf: () => null };
  leader.scroller.scrollTop = 100;
  follow(blind, follower.sheet);
  expect(follower.scroller.scrollTop).toBe(250);
});
