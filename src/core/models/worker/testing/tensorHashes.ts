import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { GgufHeader } from '../../gguf/format.ts';
import { readHeader } from '../../gguf/readHeader.ts';

const PIECE_BYTES = 1 << 24;

/** What a model file holds, small enough to compare. */
export interface HashedModel {
  metadata: GgufHeader['metadata'];
  /** Type, shape and SHA-256 of each tensor, by name. */
  tensors: Record<string, string>;
}

export async function hashedModel(path: string): Promise<HashedModel> {
  const file = await open(path, 'r');
  try {
    const header = await readHeader(file, (await file.stat()).size);
    const tensors: HashedModel['tensors'] = {};
    const buffer = Buffer.alloc(PIECE_BYTES);
    for (const { name, shape, type, offset, sizeBytes } of header.tensors) {
      const hash = createHash('sha256');
      for (let at = 0; at < sizeBytes; at += PIECE_BYTES) {
        const length = Math.min(PIECE_BYTES, sizeBytes - at);
        await file.read(buffer, 0, length, header.dataOffset + offset + at);
        hash.update(buffer.subarray(0, length));
      }
      tensors[name] = `${type} ${shape.join('×')} ${hash.digest('hex')}`;
    }
    return { metadata: header.metadata, tensors };
  } finally {
    await file.close();
  }
}
