import { expect, it } from 'vitest';
import { createGuessing, MOST_GUESSED, type Guessing } from './guessing.ts';

const times = (count: number, act: () => void) => {
  for (let i = 0; i < count; i++) act();
};
/** A machine on which a batch takes `ms` for each of its tokens, and as long as one more to begin with. */
function measure(guessing: Guessing, ms: number): void {
  times(3, () => {
    for (const guessed of [0, 1, 3, 7, 15, 31]) guessing.took(guessed, 1 + ms * guessed);
  });
}

it('guesses more the more was right, and never more than was found', () => {
  const guessing = createGuessing();
  const first = guessing.worth(MOST_GUESSED);
  times(10, () => {
    guessing.saw(7, 7);
  });
  expect(first).toBeGreaterThan(0);
  expect(guessing.worth(MOST_GUESSED)).toBeGreaterThan(first);
  expect(guessing.worth(2)).toBe(2);
  expect(guessing.worth(0)).toBe(0);
});

it('ends where guesses are wrong, also for the next request, and begins again where they would be right', () => {
  const guessing = createGuessing();
  times(20, () => {
    guessing.saw(0, 1);
  });
  guessing.begin();
  expect(guessing.worth(MOST_GUESSED)).toBe(0);
  times(40, () => {
    guessing.saw(1, 1);
  });
  expect(guessing.worth(MOST_GUESSED)).toBeGreaterThan(0);
});

it('guesses nothing where a batch takes as long as its tokens one by one, and all it can where it takes as long as one', () => {
  const slow = createGuessing();
  measure(slow, 1);
  expect(slow.worth(MOST_GUESSED)).toBe(0);
  const fast = createGuessing();
  measure(fast, 0);
  expect(fast.worth(MOST_GUESSED)).toBe(MOST_GUESSED);
});

it('expects no less of a longer batch than it measured of a shorter one', () => {
  const guessing = createGuessing();
  guessing.took(0, 1);
  guessing.took(3, 8);
  expect(guessing.worth(MOST_GUESSED)).toBeLessThan(3);
});

it('is not deterred for long by an evaluation that another program slowed down', () => {
  const guessing = createGuessing();
  guessing.took(0, 1);
  guessing.took(3, 100);
  expect(guessing.worth(3)).toBeLessThan(3);
  guessing.took(3, 1.5);
  expect(guessing.worth(3)).toBe(3);
});
