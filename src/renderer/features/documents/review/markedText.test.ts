import { expect, test } from 'vitest';
import { firstMark, markedText } from './markedText.ts';

test('tags are marks in the text that is edited', () => {
  const content = [
    'Press ',
    { kind: 'open', id: 1 },
    'OK',
    { kind: 'close', id: 1 },
    { kind: 'alone', id: 2, text: '↵' },
  ] as const;
  expect(markedText(content)).toBe('Press <g1>OK</g1><x2/>');
  expect(firstMark(content)).toBe('<g1>');
});

test('text without tags has no marks', () => {
  expect(markedText(['a < b'])).toBe('a < b');
  expect(firstMark(['a < b'])).toBeNull();
});
