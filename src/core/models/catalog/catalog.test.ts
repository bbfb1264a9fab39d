import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CatalogModel, Machine } from '#shared/ipc/models.ts';
import { llamaFolder } from '../convert/testing/llamaFolder.ts';
import { weightFiles } from '../convert/testing/shards.ts';
import { testModelPath } from '../testModel/testModelPath.ts';
import { type ModelDesk, openModelDesk, publishedFiles } from '../testing/modelDesk.ts';
import type { CatalogEntry } from './catalogSchema.ts';
import { choicesOf } from './choices.ts';
import { recommendedOf } from './recommend.ts';

const GB = 1e9;
let desk: ModelDesk;

beforeEach(async () => {
  desk = await openModelDesk({ licence: 'mit' });
});
afterEach(() => desk.close());

const listed = async (id: string): Promise<CatalogModel> => {
  const found = (await desk.core.catalog.list()).find((model) => model.id === id);
  if (!found) throw new Error(`${id} is not listed`);
  return found;
};

describe('the models of ICT/CAS', () => {
  it('are the six, with base, prompt, languages and both licences', async () => {
    const list = await desk.core.catalog.list();
    expect(list.map(({ id }) => id).sort()).toEqual([
      ...['bayling-13b-v1.0', 'bayling-13b-v1.1', 'bayling-2-13b', 'bayling-2-7b'],
      ...['bayling-3-8b', 'bayling-7b-v1.0'],
    ]);
    for (const model of list) {
      expect(model).toMatchObject({ origin: 'official', licence: { name: 'GPL-3.0' } });
      expect(model.baseLicence?.name).toMatch(/llama/i);
      expect(model.needsBase).toBe(model.id.endsWith('v1.0'));
      expect(model.template).toBe(model.id === 'bayling-3-8b' ? 'bayling-v3' : 'bayling-v1');
      expect(model.page).toMatch(/\/ICTNLP\/bayling-/);
      expect(await desk.core.catalog.licence(model.id)).toContain('GNU GENERAL PUBLIC LICENSE');
    }
  });

  it('are as large as they are published', async () => {
    // The four shards of the 8B model: 4.98, 5.00, 4.92 and 1.17 GB.
    const { parameters, downloadBytes = 0 } = await listed('bayling-3-8b');
    expect(parameters).toBe(8_030_261_248);
    expect(Math.abs(downloadBytes - 16.07 * GB)).toBeLessThan(0.02 * GB);
    expect((await listed('bayling-2-7b')).parameters).toBe(6_738_415_616);
    expect((await listed('bayling-13b-v1.1')).parameters).toBe(13_015_864_320);
  });

  it('have a choice of quantizations, each with its size, disk and fit, the best first', async () => {
    const { choices } = await listed('bayling-2-7b');
    expect(choices.map(({ label }) => label)).toEqual([
      ...['F16', 'Q8_0', 'Q6_K', 'Q5_K_M', 'Q5_K_S', 'Q4_K_M', 'Q4_K_S', 'Q3_K_M', 'Q2_K'],
    ]);
    const sizes = choices.map(({ fileBytes }) => fileBytes);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    for (const { diskBytes, fileBytes, fit } of choices) {
      expect(diskBytes).toBeGreaterThan(13.4 * GB + fileBytes);
      expect(fit?.neededBytes).toBeGreaterThan(fileBytes);
    }
  });
});

describe('the choice that is recommended', () => {
  const shape = {
    ...{ layers: 32, embeddingLength: 4096, feedForwardLength: 11_008 },
    ...{ heads: 32, kvHeads: 32, vocabularySize: 32_000, contextLength: 4096 },
  };
  const entry: CatalogEntry = {
    ...{ kind: 'weights', id: 'x', name: 'X', repository: 'a/x', needsBase: false, shape },
  };
  function on(memory: number, gpu = 0, disk = 500 * GB): string | undefined {
    const machine: Machine = {
      ...{ cores: 8, memoryBytes: memory, freeMemoryBytes: memory },
      backend: gpu > 0 ? 'vulkan' : null,
      gpus: gpu > 0 ? [{ name: 'GPU', totalBytes: gpu, freeBytes: gpu }] : [],
      disk: { path: '/', freeBytes: disk },
    };
    return recommendedOf(choicesOf(entry, machine), machine);
  }

  it('is the most exact that is wholly on the GPU, up to Q8_0', () => {
    expect(on(32 * GB, 80 * GB)).toBe('q8_0');
    expect(on(32 * GB, 9 * GB)).toBe('q6_k');
    expect(on(32 * GB, 6.7 * GB)).toBe('q4_k_m');
  });

  it('is a small one of good quality where the processor works', () => {
    expect(on(64 * GB)).toBe('q4_k_m');
    expect(on(16 * GB, 2 * GB)).toBe('q4_k_m');
  });

  it('is a poor one only where nothing else fits, and none where nothing does', () => {
    expect(['q3_k_m', 'q2_k', 'q4_k_s']).toContain(on(4 * GB));
    expect(on(2 * GB)).toBeUndefined();
  });

  it('is never one that the disk has no room for', () => {
    expect(on(64 * GB, 0, 20 * GB)).toBeUndefined();
    expect(on(64 * GB, 80 * GB, 22 * GB)).toBe('q8_0');
  });
});

describe('what the user adds', () => {
  it('a repository of GGUF files: each file or set is a choice', async () => {
    const part = (name: string) => ({ [name]: { size: 1000, seed: 1 } });
    desk.hub.repositories['owner/m-GGUF'] = {
      ...part('m.Q4_K_M.gguf'),
      ...part('big/m-Q8_0-00001-of-00002.gguf'),
      ...part('big/m-Q8_0-00002-of-00002.gguf'),
      ...part('m-F16-00001-of-00003.gguf'),
      ...part('mmproj-m-f16.gguf'),
      ...part('m.imatrix.gguf'),
      'README.md': 'Hello',
    };
    const id = await desk.core.catalog.add(' owner/m-GGUF ');
    expect(await listed(id)).toMatchObject({
      ...{ origin: 'added', name: 'owner/m-GGUF', licence: { name: 'mit' }, needsBase: false },
      choices: [
        { id: 'm.Q4_K_M.gguf', label: 'Q4_K_M', fileBytes: 1000, diskBytes: 1000 },
        { id: 'big/m-Q8_0-00001-of-00002.gguf', label: 'Q8_0', fileBytes: 2000 },
      ],
      installed: [],
    });
    await mkdir(desk.own, { recursive: true });
    await copyFile(await testModelPath(), path.join(desk.own, 'm.Q4_K_M.gguf'));
    expect((await listed(id)).installed).toEqual([path.join(desk.own, 'm.Q4_K_M.gguf')]);
  });

  it('the weights of a LLaMA model, which are converted: sizes by its config.json', async () => {
    desk.hub.repositories['owner/tiny'] = publishedFiles(await llamaFolder());
    const id = await desk.core.catalog.add(`${desk.hub.address}/owner/tiny/tree/main`);
    const { choices, parameters, downloadBytes } = await listed(id);
    expect(choices).toHaveLength(9);
    expect(parameters).toBeGreaterThan(10_000);
    expect(downloadBytes).toBeGreaterThan(10_000);
    desk.restart();
    expect((await listed(id)).choices).toHaveLength(9);
  });

  it.each(['model-00002-of-00003.safetensors', 'tokenizer.model'])(
    'no weights that lack %s, whatever else there is',
    async (missing) => {
      const { config, tensors, files } = await llamaFolder();
      const shards = weightFiles(tensors, { format: 'safetensors', shards: 3 });
      const all = { ...shards, ...files, 'config.json': JSON.stringify(config) };
      const rest = Object.entries(all).filter(([name]) => name !== missing);
      desk.hub.repositories['owner/tiny'] = Object.fromEntries(rest);
      await expect(desk.core.catalog.add('owner/tiny')).rejects.toMatchObject({
        code: 'catalog.noModel',
      });
    },
  );

  it('the address of a GGUF file', async () => {
    desk.hub.files['/models/a b.gguf'] = 'x'.repeat(500);
    const url = `${desk.hub.address}/models/a%20b.gguf`;
    const id = await desk.core.catalog.add(url);
    expect(await listed(id)).toMatchObject({
      ...{ page: url, origin: 'added' },
      choices: [{ id: url, fileBytes: 500 }],
    });
  });

  it('is there once, and can be forgotten; what comes with the app cannot', async () => {
    desk.hub.repositories['owner/m'] = { 'm.Q8_0.gguf': { size: 10, seed: 1 } };
    expect(await desk.core.catalog.add('owner/m')).toBe(await desk.core.catalog.add('owner/m'));
    expect(await desk.core.catalog.list()).toHaveLength(7);
    desk.core.catalog.forget('owner/m');
    desk.core.catalog.forget('bayling-2-7b');
    expect(await desk.core.catalog.list()).toHaveLength(6);
  });

  it('a repository of ICT/CAS is the model that is listed already', async () => {
    desk.hub.repositories['ICTNLP/bayling-2-7b'] = publishedFiles(await llamaFolder());
    expect(await desk.core.catalog.add('ICTNLP/bayling-2-7b')).toBe('bayling-2-7b');
    expect(await desk.core.catalog.list()).toHaveLength(6);
  });

  it.each([
    ['nonsense', 'catalog.unknown'],
    ['', 'catalog.unknown'],
    ['file:///etc/passwd', 'catalog.unknown'],
    ['../../owner/m', 'catalog.unknown'],
    ['https://example.invalid/page.html', 'catalog.unknown'],
    ['owner/none', 'download.notFound'],
    ['owner/text', 'catalog.noModel'],
    ['owner/other', 'catalog.noModel'],
    ['owner/broken', 'catalog.noModel'],
    ['owner/gated', 'download.denied'],
  ])('is refused where it is no model: %s', async (source, code) => {
    const { config, ...rest } = await llamaFolder();
    const other = { ...rest, config: { ...config, architectures: ['BertModel'] } };
    Object.assign(desk.hub.repositories, {
      'owner/text': { 'README.md': 'Hello', 'x.bin': 'x' },
      'owner/other': publishedFiles(other),
      'owner/broken': { ...publishedFiles({ config, ...rest }), 'config.json': '{' },
      'owner/gated': publishedFiles({ config, ...rest }),
    });
    if (source === 'owner/gated') desk.hub.faults = () => ({ status: 401 });
    await expect(desk.core.catalog.add(source)).rejects.toMatchObject({ code });
    expect(await desk.core.catalog.list()).toHaveLength(6);
  });

  it('in a file that somebody damaged costs what was added, not the catalog', async () => {
    await mkdir(desk.own, { recursive: true });
    await writeFile(path.join(desk.own, 'catalog.json'), '{"version":1,"models":[{"kind":7}]}');
    expect(await desk.core.catalog.list()).toHaveLength(6);
  });
});
