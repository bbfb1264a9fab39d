import { expect, test } from 'vitest';
import { gapBetween } from './oneLine.ts';

test.each([
  ['', '你好。', 'Hello.', ' '],
  // Who edits a sentence may leave its full stop out.
  ['', '你好。', 'Hello', ' '],
  ['', '共三个（见图2）。', 'Three of them (figure 2', ' '],
  ['', '他说：“好！”', 'He said: ‘Good!’', ' '],
  ['', '他说：“好！”', 'He said: “Good!”', ' '],
  ['', '他说：“好！”', '他說：“好！”', ''],
  ['', '你好。', '[你好。]', ''],
  ['', '你好。', '[Hello.]', ' '],
  ['', '你好。', 'こんにちは', ''],
  ['', '你好。', '妳好。', ''],
  ['', '你好。', '', ''],
  [' ', 'Hello.', '你好。', ''],
  [' ', 'Hello.', 'Hallo.', ' '],
  [' ', 'Il dit : « Oui ! »', 'He says: “Yes!”', ' '],
  [' ', 'Hello.', '', ' '],
  ['\n', 'Hello.', '你好。', '\n'],
])('the white space %j after %j, translated as %j, becomes %j', (gap, source, target, expected) => {
  expect(gapBetween(gap, { source, target })).toBe(expected);
});
