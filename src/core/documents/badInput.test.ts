import { describe, expect, it } from 'vitest';
import { isAppError } from '#shared/errors.ts';
import { createZip } from './package/zip.ts';
import { readDocument } from './registry.ts';

/** What is said of a document that cannot be read; nothing for one that can. */
async function problemOf(path: string, text: string | Uint8Array): Promise<string | undefined> {
  try {
    await readDocument({ bytes: Buffer.from(text), path, from: 'en' });
    return undefined;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return 'reason' in error.details ? error.details.reason : error.code;
  }
}

const DEEP = 100_000;

describe('a document that nests without end', () => {
  it.each([
    ['a.json', '['.repeat(DEEP) + '"Tea"' + ']'.repeat(DEEP)],
    ['a.arb', '{"a":'.repeat(DEEP) + '"Tea"' + '}'.repeat(DEEP)],
    ['a.yaml', '['.repeat(DEEP) + '"Tea"' + ']'.repeat(DEEP)],
    ['b.yaml', `${'- '.repeat(DEEP)}Tea`],
    ['a.ipynb', `{"cells":[],"nbformat":4,"metadata":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`],
    ['a.md', `${'- '.repeat(DEEP)}Tea\n`],
    ['c.md', Array.from({ length: 3000 }, (_, n) => `${'  '.repeat(n)}- Tea\n`).join('')],
    ['d.md', `${'1. '.repeat(DEEP)}Tea\n`],
  ])('is refused at once, in words: %s', async (path, text) => {
    expect(await problemOf(path, text)).toBe('it is nested too deep');
  });

  it.each([
    ['a.md', `Tea\n\n${'-'.repeat(500)}\n\n${'* '.repeat(500)}\n\n${'> '.repeat(500)}Tea\n`],
    ['b.md', Array.from({ length: 50 }, (_, n) => `${'    '.repeat(n)}- Tea\n`).join('')],
    ['a.html', '<div>'.repeat(DEEP) + '<p>Tea'],
  ])('but not for long rules and what people write: %s', async (path, text) => {
    expect(await problemOf(path, text)).toBeUndefined();
  });
});

describe('what is wrong with a document is said in one line for people', () => {
  it.each([
    ['a.json', '{"a": "Tea"', 'close brace expected in line 1, column 12'],
    ['a.pdf', '%PDF-1.4\n1 0 obj', 'Invalid PDF structure'],
    ['a.yaml', 'a: "Tea', 'Missing closing "quote at line 1, column 8'],
    ['a.docx', 'Tea.', 'it is something else than its name says'],
    ['b.docx', 'PK\x03\x04', 'the end of its zip archive is missing'],
    ['a.xlf', '<xliff version="1.2"><file>', 'unclosed tag: file'],
  ])('%s', async (path, text, line) => {
    expect(await problemOf(path, text)).toBe(line);
  });

  it('too many parts', async () => {
    const bytes = new Uint8Array();
    const parts = Array.from({ length: 20_001 }, (_, n) => ({ name: `${n}`, bytes }));
    expect(await problemOf('a.docx', createZip(parts))).toBe('it has more than 20000 parts');
  });
});
