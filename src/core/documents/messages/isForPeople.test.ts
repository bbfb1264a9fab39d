import { expect, it } from 'vitest';
import { isForPeople } from './isForPeople.ts';

it.each([
  ...[
    'Save',
    'save',
    'OK',
    'Loading…',
    'Loading...',
    'Error:',
    'Yes/No',
    '50% off',
    'Hello {name}',
  ],
  ...['Sign-in', 'U.S.A.', '确定', 'файл_имя', 'Ошибка: {error}', 'Open file.txt', '{n} items'],
  ...['{count, plural, one {# file} other {# files}}', '<b>Bold</b> text', 'e-mail us', 'Größe'],
])('%j is for people', (value) => {
  expect(isForPeople(value, 'title')).toBe(true);
});

it.each([
  ...['', '12', '1.5', '…', 'https://example.org/a b'.split(' ')[0], 'mailto:a@b.c', 'a@b.example'],
  ...[
    '/usr/share',
    './a.js',
    'C:\\temp',
    'src/core/a.ts',
    'image/png',
    'camelCase',
    'PascalCase',
    'snake_case',
  ],
  ...[
    'CONSTANT_NAME',
    'kebab-case',
    '--flag',
    'menu.file.open',
    '#ff00aa',
    '.class',
    '$var',
    'v1.2.3',
  ],
  ...['^1.0.0', '2020-01-01T00:00:00Z', 'YYYY-MM-DD HH:mm', 'rgb(0, 0, 0)', 'utf8', 'deadbeef01'],
  ...['{name}', '{{count}}', '%s', '%(name)s', '$t(key)', '${x}', 'true', '10px', '&nbsp;'],
])('%j is a code', (value = '') => {
  expect(isForPeople(value, 'title')).toBe(false);
});

it('goes by the key for single words', () => {
  expect(isForPeople('button', 'type')).toBe(false);
  expect(isForPeople('Button', 'type')).toBe(true);
  expect(isForPeople('Any text', '$schema')).toBe(false);
});

it('takes no time for hostile values', () => {
  for (const part of ['A', 'a-', 'm', 'a.', '_a', '{', '%', 'a/', '&']) {
    isForPeople(`${part.repeat(300_000)}!`, 'a');
    isForPeople(`x ${part.repeat(190)}!`, 'a');
  }
});
