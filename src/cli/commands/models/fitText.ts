import type { Fit, Machine } from '#shared/ipc/models.ts';
import { size } from '../../figures.ts';

/** Where a model runs, with which window, and what it needs, in a few words. */
export function fitText({ place, gpuLayers, layers, ...fit }: Fit): string {
  const where = {
    gpu: 'on the GPU',
    partly: `${gpuLayers} of ${layers} layers on the GPU`,
    memory: 'in memory',
    none: 'does not fit',
  }[place];
  const needs = `needs ${size(fit.neededBytes)} of ${size(fit.availableBytes)}`;
  return `${where}, window ${fit.contextSize}, ${needs}`;
}

/** What this computer offers a model, a line each. */
export function machineText({ cores, memoryBytes, freeMemoryBytes, ...machine }: Machine): string {
  const { backend, gpus, disk } = machine;
  const gpu =
    backend === null
      ? ['none that can be used']
      : gpus.map(
          ({ name, totalBytes, freeBytes }) =>
            `${name} (${backend}), ${size(totalBytes)}, ${size(freeBytes)} free`,
        );
  return [
    `Processor  ${cores} cores`,
    `Memory     ${size(memoryBytes)}, ${size(freeMemoryBytes)} for a model`,
    ...gpu.map((line) => `GPU        ${line}`),
    `Disk       ${size(disk.freeBytes)} free for ${disk.path}`,
  ].join('\n');
}
