import { expect, it } from 'vitest';
import { fileName } from './fileName.ts';

it('a title is the name of its file as far as a name may have it', () => {
  expect(fileName('泡茶的方法')).toBe('泡茶的方法');
  expect(fileName('../a: "b"?\n\u202etxt')).toBe('a b txt');
  expect(fileName(`${'a'.repeat(59)}🙂`)).toBe('a'.repeat(59));
  for (const title of ['', ' .\n', '???'])
    expect(fileName(title)).toMatch(/^BayLing \d{4}-\d\d-\d\d$/);
});

it.each(['con', 'NUL', 'CONOUT$', 'Aux', 'prn', 'com1', 'LPT9', 'COM¹', 'con.txt', 'nul .a.b'])(
  'the name of a device of Windows is not the name of a file: %s',
  (title) => {
    expect(fileName(title)).toBe(`BayLing ${title}`);
  },
);

it.each(['console', 'com', 'com10', 'nullable', 'a con'])('but %s is', (title) => {
  expect(fileName(title)).toBe(title);
});
