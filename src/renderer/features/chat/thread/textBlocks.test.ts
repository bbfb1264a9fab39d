import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textBlocks } from './textBlocks.ts';

const texts = fc
  .array(fc.oneof(fc.string(), fc.string({ minLength: 3000, maxLength: 9000 }), fc.constant('\n')))
  .map((parts) => parts.join('\n'));

test('no character is lost or moved, and blocks end only where lines do', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const blocks = textBlocks(text);
      expect(blocks.join('')).toBe(text);
      for (const block of blocks.slice(0, -1)) expect(block.at(-1)).toBe('\n');
    }),
  );
});

test('text that streams in leaves the earlier blocks as they are', () => {
  const long = textBlocks('one line of text\n'.repeat(2000));
  const longer = textBlocks(`${'one line of text\n'.repeat(2000)}more`);
  expect(long.length).toBeGreaterThan(5);
  expect(longer.slice(0, -1)).toEqual(long.slice(0, -1));
});
