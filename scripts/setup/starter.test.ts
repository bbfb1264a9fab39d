import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../../resources/models/manifest.json' with { type: 'json' };
import { isChecked, isPinned } from './checkedFile.mjs';
import { models } from './places.mjs';
import { starterIn, troubleWith } from './starter.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'starter-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const weights = Buffer.from('GGUF and many numbers');
const model = {
  file: 'small.gguf',
  sizeBytes: weights.length,
  sha256: createHash('sha256').update(weights).digest('hex'),
};
const places = () => ({ models: folder, work: path.join(folder, 'work') });
const put = (bytes: Buffer) => {
  writeFileSync(path.join(folder, model.file), bytes);
};

test('the file in the repository is the one of the manifest', async () => {
  expect(await isPinned(manifest, path.join(models, manifest.file))).toBe(true);
});

test('a whole one is looked at once', async () => {
  put(weights);
  expect(isChecked(model, places())).toBe(false);
  expect(await troubleWith(model, places())).toBeUndefined();
  expect(isChecked(model, places())).toBe(true);
});

const advice = /^[^\n]*git checkout -- resources\/models[^\n]*$/;

test('one that is missing or damaged is one line that says how to get it back, each time', async () => {
  expect(await troubleWith(model, places())).toMatch(/small\.gguf is missing/);
  for (const bytes of [weights.subarray(1), Buffer.alloc(weights.length)]) {
    put(bytes);
    const problem = await troubleWith(model, places());
    expect(problem).toMatch(/small\.gguf is damaged/);
    expect(problem).toMatch(advice);
    expect(isChecked(model, places())).toBe(false);
  }
});

test.each([[undefined], [''], ['{'], ['null'], ['[]'], ['{"file": 1}']])(
  'a manifest of %j stops nothing, and is one line too',
  async (manifestText) => {
    if (manifestText !== undefined) writeFileSync(path.join(folder, 'manifest.json'), manifestText);
    const step = starterIn(places());
    expect(step.isDone()).toBe(false);
    await step.make();
    expect(await troubleWith(undefined, places())).toMatch(advice);
  },
);
