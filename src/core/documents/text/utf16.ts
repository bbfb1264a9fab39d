const SAMPLE_BYTES = 8192;

/**
 * UTF-16 without a byte order mark: half of an ASCII character or a line break is a zero byte, always the same half.
 * Undefined for everything else.
 */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES & ~1);
  if (!sample.includes(0)) return undefined;
  let odd = 0;
  let even = 0;
  for (const [at, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  // U+4E00 (一) has a zero in the other half.
  if (odd > 4 * even) return isPlausible(sample, 'utf-16le') ? 'utf-16le' : undefined;
  if (even > 4 * odd) return isPlausible(sample, 'utf-16be') ? 'utf-16be' : undefined;
  return undefined;
}

function isPlausible(bytes: Uint8Array, encoding: string): boolean {
  const text = new TextDecoder(encoding).decode(bytes);
  const odd = text.match(/(?!\s)[\p{Cc}\p{Cn}\p{Co}\uFFFD]/gu)?.length ?? 0;
  return odd * 50 <= text.length;
}
