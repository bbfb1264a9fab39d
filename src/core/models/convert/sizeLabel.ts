import type { LlamaConfig } from './readConfig.ts';

const UNITS = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
] as const;

/** How many weights a model has, in two digits at least: `8.0B`, `13B`, `67K`. */
export function sizeLabel(config: LlamaConfig): string {
  const count = weightCount(config);
  const [size, letter] = UNITS.find(([unit]) => count > unit) ?? UNITS[3];
  const scaled = count / size;
  return `${scaled.toFixed(scaled < 9.5 ? 1 : 0)}${letter}`;
}

function weightCount(config: LlamaConfig): number {
  const { embeddingLength, heads, kvHeads, headLength, feedForwardLength } = config;
  const attention = 2 * embeddingLength * headLength * (heads + kvHeads);
  const feedForward = 3 * embeddingLength * feedForwardLength;
  const norms = 2 * embeddingLength;
  const tables = config.tiedEmbeddings ? 1 : 2;
  return (
    config.layers * (attention + feedForward + norms) +
    embeddingLength * (tables * config.vocabularySize + 1)
  );
}
