import { stat } from 'node:fs/promises';
import path from 'node:path';

/** Bytes that a file's name may have on the usual systems. */
const NAME_BYTES = 255;

export interface NameParts {
  /** The original. */
  path: string;
  /** BCP 47. */
  to: string;
  /** With its dot; without it, the original's. */
  extension?: string | undefined;
}

/** Where a translation is saved: `name.<to>.ext` beside the original, from the second on `name.<to> (2).ext`. */
export function translatedPath({ path: original, to, extension }: NameParts, number = 1): string {
  const { dir, name, ext } = path.parse(original);
  const end = `.${to}${number > 1 ? ` (${number})` : ''}${extension ?? ext}`;
  return path.join(dir, shortened(name, NAME_BYTES - Buffer.byteLength(end)) + end);
}

/** As many whole characters of a name as fit into a number of bytes. */
function shortened(name: string, bytes: number): string {
  if (Buffer.byteLength(name) <= bytes) return name;
  let kept = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    used += Buffer.byteLength(segment);
    if (used > bytes) break;
    kept += segment;
  }
  return kept;
}

/** Whether two paths lead to one file. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all(
    [a, b].map((file) => stat(file, { bigint: true }).catch(() => null)),
  );
  if (!one || !other) return false;
  return one.ino === other.ino && one.dev === other.dev;
}
