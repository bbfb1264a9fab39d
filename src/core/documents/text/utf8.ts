/** A stray byte in UTF-8 is kept as a lone surrogate, U+DC80 to U+DCFF, which no other text can hold. */
const STRAY = 0xdc00;

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-8 in which a few bytes are broken, and how many are, but for the last ones; `encodeUtf8` gives the same bytes back. */
export function decodeUtf8(bytes: Uint8Array): { text: string; stray: number } {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  let stray = 0;
  let begin = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    text += decoder.decode(bytes.subarray(begin, at));
    text += String.fromCharCode(STRAY + (bytes[at] ?? 0));
    // What is left of a character at the end only says that the file was cut.
    if (at < bytes.length - 3) stray++;
    begin = ++at;
  }
  return { text: text + decoder.decode(bytes.subarray(begin)), stray };
}

export function encodeUtf8(text: string): Uint8Array {
  const parts = text.split(/([\uDC80-\uDCFF])/u);
  if (parts.length === 1) return Buffer.from(text);
  return Buffer.concat(
    parts.map((part, index) =>
      index % 2 === 0 ? Buffer.from(part) : Buffer.of(part.charCodeAt(0) - STRAY),
    ),
  );
}

/** Of the character at `at`, 0 where there is none (Unicode 16, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return isContinuation(second) ? 2 : 0;
  if (!isContinuation(second) || !isContinuation(bytes[at + 2] ?? 0)) return 0;
  if (first < 0xf0) {
    const wrong = (first === 0xe0 && second < 0xa0) || (first === 0xed && second >= 0xa0);
    return wrong ? 0 : 3;
  }
  const wrong = (first === 0xf0 && second < 0x90) || (first === 0xf4 && second >= 0x90);
  return wrong || !isContinuation(bytes[at + 3] ?? 0) ? 0 : 4;
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}
