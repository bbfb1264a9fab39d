import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Devices, Engine, LoadedModel } from '#core/engine/engine.ts';
import { createMachine } from './machine.ts';

const GB = 1e9;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'machine-'));
});
afterAll(() => rm(folder, { recursive: true }));

const gpu = { name: 'a GPU', totalBytes: 8 * GB, freeBytes: 3 * GB, sharedBytes: 0 };

function engine(
  devices: () => Promise<Devices>,
  model?: LoadedModel,
): Pick<Engine, 'devices' | 'status'> {
  return { devices, status: () => (model ? { state: 'ready', model } : { state: 'idle' }) };
}
const withGpu = () => Promise.resolve<Devices>({ backend: 'cuda', gpus: [gpu] });

describe('the machine', () => {
  it('is looked at as it is', async () => {
    const machine = await createMachine({ engine: engine(withGpu), folder }).look();
    expect(machine).toMatchObject({
      memoryBytes: totalmem(),
      backend: 'cuda',
      gpus: [gpu],
      disk: { path: folder },
    });
    expect(machine.cores).toBeGreaterThan(0);
    expect(machine.freeMemoryBytes).toBeGreaterThan(0);
    expect(machine.freeMemoryBytes).toBeLessThanOrEqual(totalmem());
    expect(machine.disk.freeBytes).toBeGreaterThan(0);
  });

  it('is not waited for by a glance before the first look has ended', async () => {
    const { promise, resolve } = Promise.withResolvers<Devices>();
    const machine = createMachine({ engine: engine(() => promise), folder });
    expect(await machine.glance()).toBeNull();
    const looking = machine.look();
    expect(await machine.glance()).toBeNull();
    resolve({ backend: 'cuda', gpus: [gpu] });
    const seen = await looking;
    expect(await machine.glance()).toEqual(seen);
  });

  it('tells the room on the disk of a folder that is not there yet', async () => {
    const missing = path.join(folder, 'not', 'yet');
    const { disk } = await createMachine({ engine: engine(withGpu), folder: missing }).look();
    expect(disk.path).toBe(missing);
    expect(disk.freeBytes).toBeGreaterThan(0);
  });

  it('is a processor where the engine cannot tell', async () => {
    const machine = createMachine({
      engine: engine(() => Promise.reject(new Error('it died'))),
      folder,
    });
    expect(await machine.look()).toMatchObject({ backend: null, gpus: [] });
  });

  it('counts as free what the model in use takes', async () => {
    const model: LoadedModel = {
      ...{ path: '/m.gguf', name: 'm', template: 'chat', contextSize: 2048, gpu: 'cuda' },
      ...{ gpuLayers: 33, parallel: 1, sizeBytes: 4 * GB, loadMs: 1 },
      memory: { estimatedBytes: 5 * GB, takenBytes: 5 * GB, gpuBytes: 4.5 * GB },
    };
    const { gpus } = await createMachine({ engine: engine(withGpu, model), folder }).look();
    expect(gpus).toMatchObject([{ freeBytes: 7.5 * GB }]);
  });

  it('is not looked at again at once', async () => {
    let looks = 0;
    const machine = createMachine({
      engine: engine(() => {
        looks++;
        return withGpu();
      }),
      folder,
    });
    expect(await machine.look()).toBe(await machine.look());
    expect(looks).toBe(1);
  });
});
