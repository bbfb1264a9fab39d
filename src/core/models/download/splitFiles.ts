/** More parts than any model has. */
const MAX_PARTS = 999;

/**
 * The addresses of all parts of a GGUF that is split (`…-00002-of-00003.gguf`), in order; the address itself where it
 * is not.
 */
export function splitFiles(url: string): string[] {
  const match = /^([^?#]*-)(\d{5})-of-(\d{5})(\.gguf)([?#].*)?$/i.exec(url);
  if (!match) return [url];
  const [, before = '', part = '', of = '', extension = '', after = ''] = match;
  const parts = Number(of);
  if (parts < 1 || parts > MAX_PARTS || Number(part) < 1 || Number(part) > parts) return [url];
  return Array.from({ length: parts }, (_, index) => {
    const number = String(index + 1).padStart(5, '0');
    return `${before}${number}-of-${of}${extension}${after}`;
  });
}
