import { expect, test } from 'vitest';
import { markdownBlocks } from './markdownBlocks.ts';

const kinds = (markdown: string) => markdownBlocks(markdown).map(({ kind }) => kind);
const texts = (markdown: string) => markdownBlocks(markdown).map(({ text }) => text.trim());

test('paragraphs are blocks of their own, so that only the last one is read again as it grows', () => {
  expect(texts('One\ntwo\n\nThree\n\nFo')).toEqual(['One\ntwo', 'Three', 'Fo']);
  expect(markdownBlocks('One\n\nTwo').slice(0, 1)).toEqual(
    markdownBlocks('One\n\nTwo and more').slice(0, 1),
  );
});

test('a list stays together across its blank lines', () => {
  expect(texts('1. one\n\n   more\n\n2. two\n\nAfter')).toEqual([
    '1. one\n\n   more\n\n2. two',
    'After',
  ]);
});

test('code between fences is taken as it is, blank lines and fences inside included', () => {
  expect(markdownBlocks('Run\n~~~~ sh\nls\n\n~~~\n```\n~~~~\nDone')).toEqual([
    { kind: 'markdown', text: 'Run' },
    { kind: 'code', text: 'ls\n\n~~~\n```', language: 'sh' },
    { kind: 'markdown', text: 'Done' },
  ]);
});

test('a fence may be indented, and so is its code then', () => {
  expect(markdownBlocks('Run\n\n  ```sh\n  ls\n    -l\n x\n  ```\nDone')).toEqual([
    { kind: 'markdown', text: 'Run\n' },
    { kind: 'code', text: 'ls\n  -l\nx', language: 'sh' },
    { kind: 'markdown', text: 'Done' },
  ]);
});

test('the code of a list stays in its list', () => {
  const list = '1. Run\n\n   ```sh\n   ls\n   ```\n2. Look';
  expect(markdownBlocks(list)).toEqual([{ kind: 'markdown', text: list }]);
});

test('lines that end as on Windows leave nothing in the code', () => {
  expect(markdownBlocks('Run\r\n```sh\r\nls\r\ncd\r\n```\r\n')).toMatchObject([
    { text: 'Run' },
    { kind: 'code', text: 'ls\ncd', language: 'sh' },
  ]);
});

test('a fence that is not closed goes to the end', () => {
  expect(markdownBlocks('```js\nlet a;\n\nlet b;')).toEqual([
    { kind: 'code', text: 'let a;\n\nlet b;', language: 'js' },
  ]);
});

test('what refers to another place is read in one piece', () => {
  expect(kinds('See [it][1].\n\nMore.\n\n[1]: https://example.org')).toEqual(['markdown']);
});

test.each([
  '['.repeat(5000),
  '*a '.repeat(1000),
  '>'.repeat(50),
  '- '.repeat(50),
  '1. '.repeat(50),
  '> - '.repeat(20),
  `${' '.repeat(50)}- deep`,
  'word '.repeat(5000),
  '[a]: x "'.repeat(500),
])('what the parser would take too long for is shown as it is (%#)', (markdown) => {
  expect(kinds(markdown)).toEqual(['plain']);
});

test('an ordinary answer is all Markdown', () => {
  const list = Array.from({ length: 40 }, (_, i) => `${i + 1}. **Point**: with \`code\``).join(
    '\n',
  );
  const table = `| a | b |\n|---|---|\n${'| one | two |\n'.repeat(20)}`;
  expect(new Set(kinds(`# Title\n\nText.\n\n${list}\n\n> > quoted\n\n${table}`))).toEqual(
    new Set(['markdown']),
  );
});
