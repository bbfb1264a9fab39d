import type { CatalogModel, Machine } from '#shared/ipc/models.ts';
import { QUANTIZATIONS } from '#shared/quantizations.ts';
import { fitOf } from '../machine/fit.ts';
import { llamaShape } from '../machine/modelShape.ts';
import { conversionDiskBytes } from '../quantize/conversionDiskBytes.ts';
import { quantizedBytes } from '../quantize/quantizedBytes.ts';
import type { CatalogEntry, LlamaShape } from './catalogSchema.ts';

type Choice = CatalogModel['choices'][number];

const F16_BYTES = 2;

/** How many weights a LLaMA model has, its input and output matrices apart. */
export function parametersOf(shape: LlamaShape): number {
  const { layers, embeddingLength: width, feedForwardLength, vocabularySize } = shape;
  const kvLength = (width / shape.heads) * shape.kvHeads;
  const layer = 2 * width * (width + kvLength) + 3 * width * feedForwardLength + 2 * width;
  return layers * layer + 2 * vocabularySize * width + width;
}

/** Bytes of a model's weights as they are published, in 16 bits each. */
export const publishedBytes = (shape: LlamaShape): number => parametersOf(shape) * F16_BYTES;

/** The ways to have a model of the catalog, those of the best quality first. */
function sizesOf(entry: CatalogEntry): Choice[] {
  switch (entry.kind) {
    case 'weights': {
      const { shape, downloadBytes = publishedBytes(shape) } = entry;
      return QUANTIZATIONS.map((quantization) => ({
        id: quantization,
        label: quantization.toUpperCase(),
        fileBytes: quantizedBytes(shape, quantization),
        diskBytes: conversionDiskBytes(downloadBytes, publishedBytes(shape), quantization),
      }));
    }
    case 'gguf':
      return entry.choices.map((choice) => ({ ...choice, diskBytes: choice.fileBytes }));
    case 'address': {
      const fileBytes = entry.fileBytes ?? 0;
      return [{ id: entry.url, label: entry.name, fileBytes, diskBytes: fileBytes }];
    }
  }
}

/** The same with how each would run here, as far as the shape of the model and the machine are known. */
export function choicesOf(entry: CatalogEntry, machine: Machine | null): Choice[] {
  if (entry.kind !== 'weights' || !machine) return sizesOf(entry);
  return sizesOf(entry).map((choice) => {
    const shape = llamaShape({ ...entry.shape, weightBytes: choice.fileBytes });
    return { ...choice, fit: fitOf(shape, machine) };
  });
}

/** Bytes that one of its choices takes on the disk at the height; 0 for what nobody knows. */
export const diskBytesOf = (entry: CatalogEntry, choice: string): number =>
  sizesOf(entry).find(({ id }) => id === choice)?.diskBytes ?? 0;
