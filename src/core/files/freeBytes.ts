import { statfs } from 'node:fs/promises';
import path from 'node:path';

/** Bytes that this user may write on the disk that has `folder`, or will have; null where nobody can tell. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    const parent = path.dirname(folder);
    return parent === folder ? null : freeBytes(parent);
  }
}
