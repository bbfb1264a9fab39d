import { GgufDamage, GgufTruncation } from './damage.ts';
import type { GgufHeader } from './format.ts';

/**
 * Tensors must begin on aligned offsets, must not overlap, and must end before the file does.
 * Throws GgufDamage or GgufTruncation.
 */
export function checkLayout({ tensors, alignment, dataOffset, fileBytes }: GgufHeader): void {
  const inOrder = [...tensors].sort((a, b) => a.offset - b.offset);
  let end = 0;
  for (const { name, offset, sizeBytes } of inOrder) {
    if (offset % alignment !== 0) throw new GgufDamage(`${name} is not aligned`);
    if (offset < end) throw new GgufDamage(`${name} overlaps another tensor`);
    end = offset + sizeBytes;
    if (!Number.isSafeInteger(dataOffset + end)) throw new GgufDamage(`${name} is too large`);
  }
  if (tensors.length > 0 && dataOffset + end > fileBytes) {
    throw new GgufTruncation(dataOffset + end);
  }
}
