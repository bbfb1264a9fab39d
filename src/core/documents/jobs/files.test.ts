import {
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameIfFree } from '#core/files/nameIfFree.ts';
import { translatedPath } from './fileNames.ts';
import { findDocuments } from './findDocuments.ts';
import { dropAbandoned, temporaryFile } from './temporaryFile.ts';
import { temporaryFolder } from './testing/queue.ts';

async function found(root: string, ...paths: string[]): Promise<string[]> {
  const names: string[] = [];
  for await (const each of findDocuments(paths.length > 0 ? paths : [root], 'zh'))
    names.push(path.relative(root, each.path));
  return names;
}

describe('a folder', () => {
  it('is searched all the way down for documents, without what is hidden, locked or translated', async () => {
    const { root, write, file } = temporaryFolder();
    mkdirSync(file('b/c'), { recursive: true });
    mkdirSync(file('.git'));
    for (const name of [
      'a.docx',
      '~$a.docx',
      '.~lock.a.docx#',
      'a.zh.docx',
      'a.zh (2).docx',
      'x.zh.txt',
    ])
      write(name, '');
    for (const name of ['b/c/d.SRT', 'b/program.exe', 'b/Makefile', '.git/e.txt']) write(name, '');
    expect(await found(root)).toEqual([
      'a.docx',
      'x.zh.txt',
      'b/c/d.SRT'.replaceAll('/', path.sep),
    ]);
  });

  it('with links that lead in a circle has an end, and links to files are followed', async () => {
    const { root, write, file } = temporaryFolder();
    write('a.txt', '');
    symlinkSync(root, file('round'));
    symlinkSync(file('a.txt'), file('b.txt'));
    symlinkSync(file('none.txt'), file('c.txt'));
    symlinkSync(file('self.txt'), file('self.txt'));
    expect(await found(root)).toEqual(['a.txt', 'b.txt']);
  });

  it('does not hide a file that is named itself, whatever it is called', async () => {
    const { root, write } = temporaryFolder();
    expect(await found(root, write('.hidden', ''), path.join(root, 'none'))).toEqual([
      '.hidden',
      'none',
    ]);
  });
});

describe('a name', () => {
  it('is that of the original with the language, and fits into what a name may have', () => {
    const names = { path: '/a/报告.final.docx', to: 'zh-Hant' };
    expect(translatedPath(names)).toBe(path.normalize('/a/报告.final.zh-Hant.docx'));
    expect(translatedPath({ ...names, extension: '.html' }, 2)).toBe(
      path.normalize('/a/报告.final.zh-Hant (2).html'),
    );
    const long = path.basename(
      translatedPath({ path: `/a/${'👨‍👩‍👧'.repeat(13)}.docx`, to: 'zh' }, 12),
    );
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(255);
    expect(long).toMatch(/^(👨‍👩‍👧)+\.zh \(12\)\.docx$/u);
  });

  it('is given once, however many ask for it in the same instant', async () => {
    const { root, file } = temporaryFolder();
    const given = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const temporary = file(`${n}.tmp`);
        writeFileSync(temporary, String(n));
        return nameIfFree(temporary, file('out.txt'));
      }),
    );
    expect(given.filter(Boolean)).toHaveLength(1);
    expect(readFileSync(file('out.txt'), 'utf8')).toBe(String(given.indexOf(true)));
    expect(readdirSync(root)).toHaveLength(20);
  });
});

describe('what a killed process left in a folder while it saved there', () => {
  it('is dropped, but nothing else', async () => {
    const { root, write } = temporaryFolder();
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
    // No system gives a process this id.
    const dead = 2 ** 30;
    const kept = [
      `.bayling-${process.ppid}-${id}.tmp`,
      `.bayling-${process.pid}-${id}.tmp`,
      `.bayling-${dead}-a.tmp`,
      'a.docx',
    ];
    const old = new Date(Date.now() - 60_000);
    for (const name of [...kept, `.bayling-${dead}-${id}.tmp`])
      utimesSync(write(name, ''), old, old);
    const fresh = `.bayling-${dead}-${id.replace('0', '1')}.tmp`;
    write(fresh, '');
    await dropAbandoned(root);
    expect(readdirSync(root).sort()).toEqual([...kept, fresh].sort());
    expect(path.basename(temporaryFile(root))).toMatch(/^\.bayling-\d+-[\da-f-]{36}\.tmp$/);
  });

  it('is nothing when there is no such folder', async () => {
    await dropAbandoned(path.join(temporaryFolder().root, 'none'));
  });
});
