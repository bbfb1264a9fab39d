import { availableParallelism, totalmem } from 'node:os';
import { availableMemory } from '#core/engine/availableMemory.ts';
import type { Devices, Engine } from '#core/engine/engine.ts';
import { freeBytes } from '#core/files/freeBytes.ts';
import type { Machine } from '#shared/ipc/models.ts';

/** A list of many models asks for each of them. */
const FRESH_MS = 3000;

export interface MachineOptions {
  engine: Pick<Engine, 'devices' | 'status'>;
  /** Absolute path of the folder where models are kept; it need not be there yet. */
  folder: string;
}

/** What this computer offers a model. */
export interface MachineService {
  /** As it is now, or was a few seconds ago. What the model in use takes counts as free: it gives way to another. */
  look(): Promise<Machine>;
  /** The same; null where that would have to wait for the first look, which starts the engine. */
  glance(): Promise<Machine | null>;
}

export function createMachine({ engine, folder }: MachineOptions): MachineService {
  let last: Promise<Machine> | null = null;
  let lookedAt = -Infinity;
  let isKnown = false;
  const service: MachineService = {
    look() {
      if (last && performance.now() - lookedAt < FRESH_MS) return last;
      lookedAt = performance.now();
      const looking = look(engine, folder);
      last = looking;
      looking.then(
        () => {
          isKnown = true;
        },
        () => {
          if (last === looking) last = null;
        },
      );
      return looking;
    },
    glance: () => (isKnown ? service.look() : Promise.resolve(null)),
  };
  return service;
}

async function look(engine: MachineOptions['engine'], folder: string): Promise<Machine> {
  // Without it there is still the processor.
  const none: Devices = { backend: null, gpus: [] };
  const { backend, gpus } = await engine.devices().catch(() => none);
  const taken = takenByModel(engine);
  return {
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    freeMemoryBytes: Math.min(totalmem(), (await availableMemory()) + taken.memoryBytes),
    backend,
    gpus: gpus.map((gpu, index) => ({
      ...gpu,
      freeBytes: Math.min(gpu.totalBytes, gpu.freeBytes + (index === 0 ? taken.gpuBytes : 0)),
    })),
    disk: { path: folder, freeBytes: (await freeBytes(folder)) ?? 0 },
  };
}

function takenByModel(engine: MachineOptions['engine']) {
  const status = engine.status();
  if (status.state !== 'ready' || !status.model.memory) return { memoryBytes: 0, gpuBytes: 0 };
  const { memory, sizeBytes } = status.model;
  const { takenBytes, gpuBytes } = memory;
  // Elsewhere than on Windows the weights, which are mapped, count as memory that is to be had.
  const mapped = process.platform === 'win32' ? 0 : sizeBytes;
  return { memoryBytes: Math.max(0, takenBytes - gpuBytes - mapped), gpuBytes };
}
