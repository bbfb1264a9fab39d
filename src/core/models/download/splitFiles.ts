import { MAX_PARTS, partNames, readPartName } from '../modelNames.ts';

/**
 * The addresses of all parts of a GGUF that is split (`…-00002-of-00003.gguf`), in order; the address itself where it
 * is not.
 */
export function splitFiles(url: string): string[] {
  const [file = url] = /^[^?#]*/.exec(url) ?? [];
  const part = readPartName(file);
  if (!part || part.count > MAX_PARTS || part.index < 1 || part.index > part.count) return [url];
  return partNames(part).map((name) => `${name}${url.slice(file.length)}`);
}
