import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { extractTarball } from './tar.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tar-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const longName = `${'deep/'.repeat(40)}${'long'.repeat(30)}.txt`;
const files = {
  empty: '',
  block: 'b'.repeat(512),
  'block and one': 'c'.repeat(513),
  [longName]: 'found by its long name',
};

function pack(format: string): string {
  const source = path.join(folder, 'package');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(source, name)), { recursive: true });
    writeFileSync(path.join(source, name), text);
  }
  const tarball = path.join(folder, 'a.tgz');
  execFileSync('tar', [`--format=${format}`, '-czf', tarball, 'package'], { cwd: folder });
  return tarball;
}

const extract = (tarball: string) =>
  extractTarball(tarball, (name) => path.join(folder, 'out', name.replace('package/', '')));

test.each(['pax', 'gnu'])('every file of a %s tarball comes out as it went in', async (format) => {
  await extract(pack(format));
  for (const [name, text] of Object.entries(files)) {
    expect(readFileSync(path.join(folder, 'out', name), 'utf8')).toBe(text);
  }
});

test('entries that are not wanted are passed over', async () => {
  await extractTarball(pack('pax'), (name) =>
    name === 'package/block' ? path.join(folder, 'out', 'only') : undefined,
  );
  expect(readdirSync(path.join(folder, 'out'))).toEqual(['only']);
  expect(readFileSync(path.join(folder, 'out', 'only'), 'utf8')).toBe(files.block);
});

test('a tarball that is cut off is refused, in its archive or in its compression', async () => {
  const tarball = pack('pax');
  const compressed = readFileSync(tarball);
  writeFileSync(tarball, compressed.subarray(0, compressed.length / 2));
  await expect(extract(tarball)).rejects.toThrow();
  const archive = gunzipSync(compressed);
  const inBlock = archive.indexOf('b'.repeat(512)) + 100;
  writeFileSync(tarball, gzipSync(archive.subarray(0, inBlock)));
  await expect(extract(tarball)).rejects.toThrow('cut off');
});

test('nothing is written outside the folder', async () => {
  const outside = path.join(folder, 'inner', 'package');
  mkdirSync(outside, { recursive: true });
  writeFileSync(path.join(folder, 'outside.txt'), 'x');
  const tarball = path.join(folder, 'b.tgz');
  execFileSync('tar', ['-P', '-czf', tarball, '../../outside.txt'], { cwd: outside });
  await expect(extract(tarball)).rejects.toThrow('outside itself');
});
