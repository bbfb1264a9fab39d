import type { Quantization } from '#shared/quantizations.ts';
import { quantizedBytes, type LlamaSizes } from './quantizedBytes.ts';

/** LLaMA 7B and Llama 3 8B: few and many heads of keys, a small and a large vocabulary. */
const usual: readonly LlamaSizes[] = [
  {
    ...{ layers: 32, embeddingLength: 4096, feedForwardLength: 11_008 },
    ...{ heads: 32, kvHeads: 32, vocabularySize: 32_000 },
  },
  {
    ...{ layers: 32, embeddingLength: 4096, feedForwardLength: 14_336 },
    ...{ heads: 32, kvHeads: 8, vocabularySize: 128_256 },
  },
];

/** More than what models of other shapes take beyond the usual ones. */
const MARGIN = 1.02;

/** Whether the converter writes it by itself, without an F16 file in between. */
export function isWrittenDirectly(quantization: Quantization): quantization is 'f16' | 'q8_0' {
  return quantization === 'f16' || quantization === 'q8_0';
}

/**
 * Bytes of disk that a conversion takes at its height, what is converted among them: `sourceBytes` are those of its
 * files, `f16Bytes` those of the model in F16. For planning, before the shape of the model is known; the worker looks
 * again, with exact sizes, before it writes.
 */
export function conversionDiskBytes(
  sourceBytes: number,
  f16Bytes: number,
  quantization: Quantization,
): number {
  const share = Math.max(
    ...usual.map((sizes) => quantizedBytes(sizes, quantization) / quantizedBytes(sizes, 'f16')),
  );
  const result = Math.ceil(f16Bytes * share * MARGIN);
  return (
    sourceBytes + result + (isWrittenDirectly(quantization) ? 0 : Math.ceil(f16Bytes * MARGIN))
  );
}
