/** llama.cpp's codes in `tokenizer.ggml.token_type`. */
export const TokenType = {
  normal: 1,
  unknown: 2,
  control: 3,
  userDefined: 4,
  unused: 5,
  byte: 6,
} as const;

export interface Vocabulary {
  /** `tokenizer.ggml.model` */
  tokenizer: string;
  tokens: readonly string[];
  /** One of TokenType for each token; without them all are normal. */
  tokenTypes: readonly number[] | null;
}

const encoder = new TextEncoder();
const NOTHING = new Uint8Array();

/**
 * What a token stands for, in bytes of UTF-8: it may begin or end inside a character. Control tokens stand for nothing.
 * llama.cpp's own way back to text removes the space in ` !` or ` ?`, which French needs. Null for a kind of tokenizer
 * this does not know.
 */
export function tokenPieces({
  tokenizer,
  tokens,
  tokenTypes,
}: Vocabulary): ((token: number) => Uint8Array) | null {
  const decode = tokenizer === 'llama' ? sentencePiece : tokenizer === 'gpt2' ? byteLevel : null;
  if (!decode) return null;
  return (token) => {
    const text = tokens[token] ?? '';
    switch (tokenTypes?.[token] ?? TokenType.normal) {
      case TokenType.normal:
        return decode(text);
      case TokenType.userDefined:
        return encoder.encode(text);
      case TokenType.byte:
        return Uint8Array.of(Number.parseInt(text.slice(1, -1), 16));
      default:
        return NOTHING;
    }
  };
}

/** SentencePiece writes U+2581 for a space. */
function sentencePiece(text: string): Uint8Array {
  return encoder.encode(text.replaceAll('\u2581', ' '));
}

/** Byte-level BPE writes a printable character for each byte (GPT-2's `bytes_to_unicode`). */
function byteLevel(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap(
      (character) => BYTE_CHARACTERS.get(character) ?? [...encoder.encode(character)],
    ),
  );
}

/** The characters that byte-level BPE writes bytes as, with their bytes. */
export const BYTE_CHARACTERS = bytesByCharacter();

function bytesByCharacter(): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>();
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const printable = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
    bytes.set(String.fromCodePoint(printable ? byte : next++), byte);
  }
  return bytes;
}
