import fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparable, similarity } from './similarity.ts';

const score = (one: string, other: string) => similarity(comparable(one), comparable(other));

it.each([
  [100, 'Hello, world!', 'Hello, world!'],
  [99, 'Hello, world!', ' hello,  WORLD!\n'],
  [98, 'Hello, world!', 'Hello world.'],
  [98, '你好，世界', '你好世界。'],
  [97, 'Page 3 of 120', 'Page 17 of 98'],
  [97, '共 3 页。', '共 1,200 页。'],
  [83, '今天天气很好。', '明天天气很好。'],
  [77, 'The colour of the red house', 'The color of the blue house'],
  [0, '你好', 'Hello'],
  [0, '!!!', '???'],
])('%i %%: %s, %s', (percent, one, other) => {
  expect(score(one, other)).toBe(percent);
});

it('is the same both ways, 100 for the same text only, and at most 96 where letters differ', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom('a', 'B', '1', '22', ' ', ',', '好', '天')).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, text, (one, other) => {
      const percent = score(one, other);
      expect(score(other, one)).toBe(percent);
      expect(percent === 100).toBe(one === other);
      expect(percent).toBeGreaterThanOrEqual(0);
      if (comparable(one).masked !== comparable(other).masked)
        expect(percent).toBeLessThanOrEqual(99);
    }),
  );
});
