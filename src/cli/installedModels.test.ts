import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { llamaFolder, writeLlamaFolder } from '#core/models/convert/testing/llamaFolder.ts';
import { testModelPath, vocabularyPath } from '#core/models/testModel/testModelPath.ts';
import { writeHugeModel } from '#core/models/testModel/writeTestModel.ts';
import type { Fit, InstalledModel, Machine } from '#shared/ipc/models.ts';
import { runCli, temporaryFolder } from './testing/runCli.ts';

/** A data folder with a model called `mine` in it. */
async function withModel() {
  const folder = temporaryFolder();
  const own = folder.file('models');
  mkdirSync(own);
  const mine = path.join(own, 'mine.gguf');
  copyFileSync(await testModelPath(), mine);
  const run = (...args: string[]) => runCli(['models', ...args], { data: folder.root });
  async function json<T>(...args: string[]): Promise<T> {
    const { status, stdout, stderr } = await run(...args, '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return JSON.parse(stdout) as T;
  }
  return { folder, mine, run, json, [Symbol.dispose]: folder[Symbol.dispose] };
}

interface Listed {
  models: InstalledModel[];
  catalog?: { id: string; choices: unknown[] }[];
}
interface Checked {
  machine: Machine;
  models: {
    path: string;
    fit?: Fit;
    loaded?: { contextSize: number; memory: { estimatedBytes: number; takenBytes: number } };
    error?: { code: string; message: string };
  }[];
}

describe('the installed models', () => {
  it('are listed with where they run, and those of the catalog where that is asked for', async () => {
    using set = await withModel();
    const { models, catalog } = await set.json<Listed>('list');
    expect(models.find(({ name }) => name === 'mine')).toMatchObject({
      path: set.mine,
      place: 'own',
      facts: { architecture: 'llama', template: 'bayling-v1' },
    });
    expect(catalog).toBeUndefined();
    const known = (await set.json<Listed>('list', '--catalog')).catalog ?? [];
    expect(known.map(({ id }) => id)).toContain('bayling-3-8b');
    const { stdout } = await set.run('list', '--catalog');
    expect(stdout).toMatch(/^mine, F16, \d+ MB$/m);
    expect(stdout).toContain(`\n  ${set.mine}\n  in memory, window 2048, needs `);
    expect(stdout).toMatch(/^bayling-3-8b: .*download 16\.1 GB/m);
  });

  it('are known by their names', async () => {
    using set = await withModel();
    const args = ['translate', '--to', 'de', '--model', 'mine', '--json', 'Hello'];
    const { status, stdout } = await runCli(args, { data: set.folder.root });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ model: 'mine' });
  });

  it('are removed when somebody says yes', async () => {
    using set = await withModel();
    expect(await set.run('remove', 'mine')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('add --yes') as string,
    });
    expect(existsSync(set.mine)).toBe(true);
    expect(await set.json('remove', 'mine', '--yes')).toEqual({ path: set.mine, deleted: true });
    expect(existsSync(set.mine)).toBe(false);
    expect(await set.run('remove', 'mine', '--yes')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('There is no model file') as string,
    });
    expect(await set.run('remove', 'bayling-starter', '--yes')).toMatchObject({ status: 2 });
  });
});

describe('checking', () => {
  it('says what the computer has, what a model takes and what it really took', async () => {
    using set = await withModel();
    const { machine, models } = await set.json<Checked>('check', 'mine', '--gpu', 'off');
    expect(machine.cores).toBeGreaterThan(0);
    expect(models).toMatchObject([
      { path: set.mine, fit: { place: 'memory', contextSize: 2048, layers: 3 } },
    ]);
    const { fit, loaded } = models[0] ?? {};
    expect(loaded?.contextSize).toBe(2048);
    expect(loaded?.memory.estimatedBytes).toBe(fit?.neededBytes);
    expect(loaded?.memory.takenBytes).toBeGreaterThan(1e6);
    const { stdout } = await set.run('check', 'mine', '--gpu', 'off', '--window', '512');
    expect(stdout).toMatch(/window 512, in [\d.]+ s: expected \d+ MB, took \d+ MB/);
  });

  it('only estimates where that is asked for', async () => {
    using set = await withModel();
    const { models } = await set.json<Checked>('check', '--no-load');
    expect(models.map((model) => model.path)).toContain(set.mine);
    expect(models.every(({ loaded }) => loaded === undefined)).toBe(true);
  });

  // Elsewhere a file of that size is no hole.
  it.skipIf(process.platform === 'win32')('tells a model that nothing here can hold', async () => {
    using set = await withModel();
    const huge = set.folder.file('huge.gguf');
    await writeHugeModel(huge, vocabularyPath('spm'));
    const { status, stdout } = await set.run('check', huge, '--json');
    expect(status).toBe(1);
    const { models } = JSON.parse(stdout) as Checked;
    expect(models).toMatchObject([
      { path: huge, fit: { place: 'none' }, error: { code: 'model.tooBig' } },
    ]);
    expect(models[0]?.error?.message).toMatch(/Models up to \d+\.\d GB fit\./);
  });

  it('says what is wrong with a file, and goes on with the others', async () => {
    using set = await withModel();
    const broken = set.folder.file('broken.gguf');
    writeFileSync(broken, 'no model');
    const { status, stdout } = await set.run('check', broken, 'mine', '--no-load', '--json');
    expect(status).toBe(1);
    const { models } = JSON.parse(stdout) as Checked;
    expect(models).toMatchObject([
      { path: broken, error: { code: 'model.notGguf' } },
      { path: set.mine, fit: { place: 'memory' } },
    ]);
  });
});

describe('adding', () => {
  it('takes a file into the own folder', async () => {
    using set = await withModel();
    const file = set.folder.file('other.gguf');
    copyFileSync(await testModelPath({ contextLength: 256 }), file);
    const { path: added } = await set.json<{ path: string }>('add', file);
    const { models } = await set.json<Listed>('list');
    expect(models.map((model) => model.path)).toContain(added);
    expect(existsSync(file)).toBe(true);
  });

  it('lists the models of another folder', async () => {
    using set = await withModel();
    const theirs = set.folder.file('theirs');
    mkdirSync(theirs);
    copyFileSync(await testModelPath(), path.join(theirs, 'a.gguf'));
    expect(await set.json('add', theirs)).toEqual({ kind: 'folder', count: 1 });
    const { models } = await set.json<Listed>('list');
    expect(models.find(({ name }) => name === 'a')).toMatchObject({ place: 'elsewhere' });
    expect(await set.json('remove', 'a', '--yes')).toMatchObject({ deleted: false });
    expect(readdirSync(theirs)).toEqual(['a.gguf']);
  });

  it('takes nothing that is no model', async () => {
    using set = await withModel();
    expect(await set.run('add', 'something')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("'something' is no model") as string,
    });
    // No hub is asked for what was meant as a file.
    expect(await set.run('add', './something.gguf')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('There is no file ./something.gguf') as string,
    });
    await writeLlamaFolder(set.folder.file('hf'), await llamaFolder());
    expect(await set.run('add', set.folder.file('hf'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('see models convert') as string,
    });
  });
});

describe('inspecting', () => {
  it('shows what a file is, with the memory it takes', async () => {
    using set = await withModel();
    expect(await set.json('inspect', set.mine)).toMatchObject({
      facts: { architecture: 'llama', contextLength: 2048, layers: 2, tokenizer: 'llama' },
      memory: [{ contextSize: 512 }, { contextSize: 1024 }, { contextSize: 2048 }],
      tensors: [{ type: 'F16' }, { type: 'F32', count: 5 }],
      metadata: { 'llama.block_count': 2, 'tokenizer.ggml.tokens': { items: 32_000 } },
    });
    const { stdout } = await set.run('inspect', set.mine);
    expect(stdout).toMatch(/^ {2}2048 {2}\d+ MB$/m);
    expect(stdout).toMatch(/^ {2}llama\.block_count +2$/m);
  });

  it('shows what would come of a folder', async () => {
    using set = await withModel();
    await writeLlamaFolder(set.folder.file('hf'), await llamaFolder());
    const shown = await set.json<{ files: unknown[] }>('inspect', set.folder.file('hf'));
    expect(shown).toMatchObject({ facts: { architecture: 'llama', layers: 2, kvHeads: 2 } });
    expect(shown.files).toContainEqual({ type: 'q8_0', bytes: expect.any(Number) as number });
  });
});
