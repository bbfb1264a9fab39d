import { expect, test } from 'vitest';
import { textDirection } from './textDirection.ts';

test.each([
  ['Good morning', 'ltr'],
  ['12:30 – صباح الخير', 'rtl'],
  ['«שלום» world', 'rtl'],
  ['今天', 'ltr'],
  ['123 …', null],
  ['', null],
])('%j reads %s', (text, direction) => {
  expect(textDirection(text)).toBe(direction);
});
