import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ShownSegment, targetOf } from './shownText.ts';
import { looksAlike, targetBlocks } from './targetBlocks.ts';

const sentence = (id: number, gap: string, target = `Sentence ${String(id)}.`): ShownSegment => ({
  ...{ id, source: { begin: 0, end: 0 }, from: 'de', gap, target, state: 'done', origin: 'model' },
  ...{ accepted: false, flags: [], terms: [] },
});
const gaps = fc.constantFrom('', ' ', '\n', '\n\n  ', '\n---\n', '\t');
const texts = fc
  .array(gaps, { maxLength: 600 })
  .map((all) => all.map((gap, id) => sentence(id, gap)));
const lines = (count: number, skipped = -1) =>
  Array.from({ length: count }, (_, id) => sentence(id, id % 3 === 0 ? '\n' : ' ')).filter(
    ({ id }) => id !== skipped,
  );

test('no character is lost or moved', () => {
  fc.assert(
    fc.property(texts, gaps, (segments, tail) => {
      const joined = targetBlocks(segments, tail).map(
        ({ gap, sentences, end }) =>
          gap +
          sentences.map((each, at) => (at === 0 ? '' : each.gap) + each.target).join('') +
          end,
      );
      const whole = segments.length === 0 ? '' : targetOf({ segments, tail });
      expect(joined.join('')).toBe(whole);
    }),
  );
});

test('blocks end where a line does, unless the line has hundreds of sentences', () => {
  fc.assert(
    fc.property(texts, (segments) => {
      for (const { sentences, end } of targetBlocks(segments).slice(0, -1))
        if (sentences.length < 240) expect(end.at(-1)).toBe('\n');
    }),
  );
  const oneLine = Array.from({ length: 1000 }, (_, id) => sentence(id, ' '));
  expect(targetBlocks(oneLine).map(({ sentences }) => sentences.length)).toEqual([
    240, 240, 240, 240, 40,
  ]);
});

test('a sentence that goes leaves the blocks around its own as they are', () => {
  const before = targetBlocks(lines(1500));
  const after = targetBlocks(lines(1500, 100));
  const changed = after.filter((block) => !before.some((old) => looksAlike(old, block)));
  expect(before.length).toBeGreaterThan(30);
  expect(changed.length).toBeLessThan(4);
});

test('a sentence whose source moved looks the same, one with a new flag does not', () => {
  const [block] = targetBlocks([sentence(0, '')]);
  const [moved] = targetBlocks([{ ...sentence(0, ''), source: { begin: 5, end: 9 } }]);
  const [flagged] = targetBlocks([{ ...sentence(0, ''), flags: ['numbers'] }]);
  if (!block || !moved || !flagged) throw new Error('no block');
  expect(looksAlike(block, moved)).toBe(true);
  expect(looksAlike(block, flagged)).toBe(false);
});
