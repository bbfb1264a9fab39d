import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DiffPart, wordDiff } from './wordDiff.ts';

const without = (parts: readonly DiffPart[], kind: DiffPart['kind']) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('');
/** `[-old-]{+new+}`, as one would write it. */
const written = (before: string, after: string) =>
  wordDiff(before, after)
    ?.map(({ kind, text }) => {
      if (kind === 'same') return text;
      return kind === 'insert' ? `{+${text}+}` : `[-${text}-]`;
    })
    .join('');

test('only the words that changed are marked', () => {
  expect(written('They went to the library.', 'They walked to the library.')).toBe(
    'They [-went-]{+walked+} to the library.',
  );
});

test('Chinese and Japanese are compared by words, not by characters or whole lines', () => {
  expect(written('我们在图书馆看书。', '我们在图书馆阅读。')).toBe(
    '我们在图书馆[-看书-]{+阅读+}。',
  );
  expect(written('私は図書館で本を読みます。', '私は図書館で雑誌を読みます。')).toBe(
    '私は図書館で[-本-]{+雑誌+}を読みます。',
  );
});

test('neighbouring words that changed are one change, with the space between them', () => {
  expect(written('I am very glad to see you here', 'I am so happy to see you here')).toBe(
    'I am [-very glad-]{+so happy+} to see you here',
  );
});

test('a changed space or line break is a change too', () => {
  expect(written('one two three', 'one\ntwo three')).toBe('one[- -]{+\n+}two three');
});

test('equal texts have no change', () => {
  expect(wordDiff('the same', 'the same')).toEqual([{ kind: 'same', text: 'the same' }]);
});

test('a text that is nearly all new has no marks', () => {
  expect(
    wordDiff('They went to the library.', '“Paid a visit” is a more formal phrase.'),
  ).toBeNull();
  expect(wordDiff('', 'new')).toBeNull();
});

test('texts with too many differences are not compared for ever', () => {
  const words = (mark: string) =>
    Array.from({ length: 5000 }, (_, i) => `${mark}${i} the`).join(' ');
  expect(wordDiff(words('a'), words('b'))).toBeNull();
});

test('without the insertions it is the old text, without the deletions the new one', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'the',
      'a',
      '图书馆',
      '看书',
      '私は',
      ' ',
      '  ',
      '\n',
      '.',
      '，',
      '👩‍👩‍👧',
      '\uD800',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, text, (before, after, shared) => {
      const [old, now] = [shared + before + shared, shared + after + shared];
      const parts = wordDiff(old, now);
      if (!parts) return;
      expect(without(parts, 'insert')).toBe(old);
      expect(without(parts, 'delete')).toBe(now);
    }),
  );
});
