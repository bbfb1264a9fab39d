import type { Machine } from '#shared/ipc/models.ts';
import type { CatalogModel } from '#shared/ipc/models.ts';
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

/** The ways to have a model of the catalog on this computer, those of the best quality first. */
export function choicesOf(entry: CatalogEntry, machine: Machine): Choice[] {
  switch (entry.kind) {
    case 'weights': {
      const { shape, downloadBytes = publishedBytes(shape) } = entry;
      return QUANTIZATIONS.map((quantization) => {
        const fileBytes = quantizedBytes(shape, quantization);
        return {
          id: quantization,
          label: quantization.toUpperCase(),
          fileBytes,
          diskBytes: conversionDiskBytes(downloadBytes, publishedBytes(shape), quantization),
          fit: fitOf(llamaShape({ ...shape, weightBytes: fileBytes }), machine),
        };
      });
    }
    case 'gguf':
      return entry.choices.map((choice) => ({ ...choice, diskBytes: choice.fileBytes }));
    case 'address': {
      const fileBytes = entry.fileBytes ?? 0;
      return [{ id: entry.url, label: entry.name, fileBytes, diskBytes: fileBytes }];
    }
  }
}
