import { open } from 'node:fs/promises';
import { readHeader } from '../../gguf/readHeader.ts';

/** What a GGUF file's tensors are called, their shapes and types, and all their bytes. */
export async function convertedData(path: string) {
  const file = await open(path, 'r');
  try {
    const { tensors, dataOffset, fileBytes } = await readHeader(file, (await file.stat()).size);
    const bytes = Buffer.alloc(fileBytes - dataOffset);
    await file.read(bytes, 0, bytes.length, dataOffset);
    return { tensors, bytes };
  } finally {
    await file.close();
  }
}
