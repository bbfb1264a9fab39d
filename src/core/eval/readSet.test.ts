import { describe, expect, it } from 'vitest';
import type { AppError } from '#shared/errors.ts';
import { readSet } from './readSet.ts';

const chinese = { from: 'zh', to: 'en' };
const tsv = (text: string, languages = chinese) => readSet(text, { path: 'a.tsv', ...languages });
const jsonl = (text: string) => readSet(text, { path: 'a.JSONL', ...chinese });
const row = (source: string, reference: string, ...requiredWords: string[]) => ({
  source,
  reference,
  requiredWords,
});

describe('a tab-separated set', () => {
  it.each(['zh', 'zh_Hans', 'zh-Hans', 'zh-CN', 'zho_Hans', 'ZH', 'Chinese (Simplified)'])(
    'has its Chinese in the column %s, and not in that of the traditional one',
    (name) => {
      expect(tsv(`id\tzh_Hant\ten\t${name}\n1\t繁體\tEnglish\t简体\n`)).toEqual([
        row('简体', 'English'),
      ]);
    },
  );

  it('has the column that is named as asked where another is of the same language', () => {
    const text = 'id\tind_Latn\ten\n7\tsatu\tone\n';
    expect(tsv(text, { from: 'ind_Latn', to: 'en' })).toEqual([row('satu', 'one')]);
    expect(tsv(text, { from: 'id', to: 'en' })).toEqual([row('7', 'one')]);
  });

  it.each(['terms', 'constraint', 'Terms'])('may ask for words, in its column %s', (name) => {
    expect(tsv(`zh\ten\t${name}\n一二\tone two\tone| two |\n三\tthree\t\n`)).toEqual([
      row('一二', 'one two', 'one', 'two'),
      row('三', 'three'),
    ]);
  });

  it('may have a byte order mark, any line ends and empty lines', () => {
    expect(tsv('\ufeffzh\ten\r\n一\tone\r\n\r\n二\ttwo\n\n三\tthree')).toEqual([
      row('一', 'one'),
      row('二', 'two'),
      row('三', 'three'),
    ]);
  });

  it('is read as it stands: no quotes, and no line breaks but those of a text file', () => {
    expect(tsv('zh\ten\n"一"\tone\u2028two "\n')).toEqual([row('"一"', 'one\u2028two "')]);
  });
});

describe('a set in JSON lines', () => {
  it('has source, reference and required words', () => {
    const lines = [
      { src: '一\n二', tgt: 'one\ttwo', constraint: ['one'], other: 1 },
      { src: '三', tgt: 'three' },
    ];
    expect(jsonl(lines.map((line) => JSON.stringify(line)).join('\n'))).toEqual([
      row('一\n二', 'one\ttwo', 'one'),
      row('三', 'three'),
    ]);
  });
});

describe('a set that cannot be read is said in one line', () => {
  const million = 'x'.repeat(1_000_000);
  it.each([
    ['of nothing', '', 'it has no row to translate'],
    ['of empty lines', '\n\r\n\n', 'it has no row to translate'],
    ['of a header alone', 'zh\ten\n', 'it has no row to translate'],
    ['without a header', '一\tone\n', 'line 1 names no column for zh: it must be a header'],
    ['of one column', 'zh\n一\n', 'line 1 names no column for en'],
    ['without the language', 'zh_Hant\ten\n一\tone\n', 'line 1 names no column for zh'],
    ['with the language twice', 'zh_Hans\tzh-CN\ten\n', 'line 1 names more than one column for zh'],
    [
      'with a short line',
      'zh\ten\n一\tone\n二\n',
      'line 3 does not have the 2 columns of the header but 1',
    ],
    [
      'with a long line',
      'zh\ten\n一\tone\t\n',
      'line 2 does not have the 2 columns of the header but 3',
    ],
    ['with an empty source', 'zh\ten\n \tone\n', 'line 2 has no source text'],
    ['with an empty reference', 'zh\ten\n一\t\n', 'line 2 has no reference text'],
    ['with a NUL', 'zh\ten\n一\to\0ne\n', 'line 2 has a NUL character in its reference'],
    ['of a million characters', million, 'line 1 names no column for zh'],
    ['of a million columns', '\t'.repeat(1_000_000), 'line 1 has more than 1000 columns'],
    ['with a source of a million', `zh\ten\n${million}\tone\n`, 'line 2 has a source of more than'],
    [
      'with a word of a million',
      `zh\ten\tterms\n一\tone\t${million}\n`,
      'line 2 has a required word of more than 100 characters',
    ],
    [
      'with too many rows',
      `zh\ten\n${'一\tone\n'.repeat(100_001)}`,
      'it has more than 100000 rows',
    ],
  ])('%s', (_, text, problem) => {
    expect(() => tsv(text)).toThrow(failure('a.tsv', problem));
  });

  it.each([
    ['of a table', 'zh\ten\n', 'line 1 is not JSON'],
    ['with a line cut off', '{"src":"一","tgt":"one"}\n{"src":"', 'line 2 is not JSON'],
    ['without a reference', '{"src":"一"}', 'line 1 needs "src" and "tgt" as text'],
    ['of lists', '["一","one"]', 'line 1 needs "src" and "tgt" as text'],
    ['with a number for a word', '{"src":"一","tgt":"one","constraint":[1]}', 'line 1 needs'],
    ['with half a character', String.raw`{"src":"\ud800","tgt":"one"}`, 'line 1 has half a'],
    ['with a NUL', String.raw`{"src":"\u0000 a","tgt":"one"}`, 'line 1 has a NUL character'],
    ['with an empty word', '{"src":"一","tgt":"one","constraint":[" "]}', 'line 1 has a required'],
    ['nested deep', '['.repeat(1_000_000), 'line 1 is not JSON'],
  ])('%s in JSON', (_, text, problem) => {
    expect(() => jsonl(text)).toThrow(failure('a.JSONL', problem));
  });

  function failure(path: string, reason: string): Error {
    return expect.objectContaining({
      code: 'file.unreadable',
      details: { path, reason: expect.stringContaining(reason) as string },
    }) as AppError;
  }
});
