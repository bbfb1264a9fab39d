import { open } from 'node:fs/promises';
import type { MetadataValue } from '../gguf/format.ts';
import { readHeader } from '../gguf/readHeader.ts';
import { writeGguf } from '../gguf/writeGguf.ts';

/**
 * Writes a small model file again as several, at `parts`, as llama.cpp's `llama-gguf-split` does: metadata in the first,
 * tensors in all. `change` goes into each.
 */
export async function splitModel(
  model: string,
  parts: readonly string[],
  change: Readonly<Record<string, MetadataValue>> = {},
): Promise<void> {
  const file = await open(model, 'r');
  const { metadata, tensors, dataOffset, fileBytes } = await readHeader(
    file,
    (await file.stat()).size,
  );
  const data = Buffer.alloc(fileBytes - dataOffset);
  await file.read(data, 0, data.length, dataOffset);
  await file.close();
  const step = Math.ceil(tensors.length / parts.length);
  for (const [index, part] of parts.entries()) {
    const pairs = new Map<string, MetadataValue>([
      ...(index === 0 ? metadata : []),
      ['split.no', { type: 'uint16', value: index }],
      ['split.count', { type: 'uint16', value: parts.length }],
      ['split.tensors.count', { type: 'int32', value: tensors.length }],
      ...Object.entries(change),
    ]);
    const some = tensors.slice(index * step, (index + 1) * step).map((tensor) => ({
      ...tensor,
      data: () => data.subarray(tensor.offset, tensor.offset + tensor.sizeBytes),
    }));
    await writeGguf(part, pairs, some);
  }
}
