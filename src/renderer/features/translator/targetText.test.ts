import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendTarget, emptyTarget, targetText } from './targetText.ts';

const lines = fc
  .array(fc.oneof(fc.string(), fc.string({ minLength: 3000, maxLength: 9000 }), fc.constant('\n')))
  .map((parts) => parts.join('\n'));

test('no character of a streamed translation is lost or moved', () => {
  fc.assert(
    fc.property(fc.array(lines), (chunks) => {
      const target = chunks.reduce(appendTarget, emptyTarget);
      expect(target.join('')).toBe(chunks.join(''));
    }),
  );
});

test('blocks end only where lines do', () => {
  fc.assert(
    fc.property(lines, (text) => {
      for (const block of targetText(text).slice(0, -1)) expect(block.at(-1)).toBe('\n');
    }),
  );
});

test('text that streams in leaves the earlier blocks as they are', () => {
  const long = targetText('one line of text\n'.repeat(2000));
  const longer = appendTarget(long, 'more');
  expect(long.length).toBeGreaterThan(5);
  expect(longer.length).toBe(long.length);
  for (const [i, block] of long.slice(0, -1).entries()) expect(longer[i]).toBe(block);
});
