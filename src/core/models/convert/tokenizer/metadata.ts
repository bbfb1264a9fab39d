import type { MetadataValue } from '../../gguf/format.ts';
import { TokenType } from '../../tokenPieces.ts';
import type { Marks } from './marks.ts';
import type { Piece } from './sentencePiece.ts';

interface Tokenizer {
  marks: Marks;
  /** Whether a text gets the mark before and after it where nobody says otherwise. */
  adds: { bos: boolean; eos: boolean };
}

type Metadata = Map<string, MetadataValue>;

/** `tokenizer.*` of a SentencePiece BPE, which llama.cpp calls `llama`. */
export function sentencePieceTokenizer(
  pieces: readonly Piece[],
  { addsSpace, ...tokenizer }: Tokenizer & { addsSpace: boolean },
): Metadata {
  return keys({
    ...{ model: text('llama'), pre: text('default') },
    ...{ tokens: texts(pieces), scores: scores(pieces), token_type: types(pieces) },
    ...marks(tokenizer),
    unknown_token_id: whole(pieces.findIndex(({ type }) => type === TokenType.unknown)),
    add_space_prefix: flag(addsSpace),
  });
}

/** `tokenizer.*` of a byte-level BPE, which llama.cpp calls `gpt2`; `pre` is its name for how text is cut into words. */
export function byteLevelTokenizer(
  pieces: readonly Piece[],
  { merges, pre, ...tokenizer }: Tokenizer & { merges: readonly string[]; pre: string },
): Metadata {
  return keys({
    ...{ model: text('gpt2'), pre: text(pre) },
    ...{ tokens: texts(pieces), token_type: types(pieces) },
    merges: { type: 'array', itemType: 'string', items: merges },
    ...marks(tokenizer),
  });
}

function marks({ marks: { bos, eos, eot }, adds }: Tokenizer): Record<string, MetadataValue> {
  return {
    ...{ bos_token_id: whole(bos), eos_token_id: whole(eos) },
    ...(eot !== undefined && { eot_token_id: whole(eot) }),
    ...{ add_bos_token: flag(adds.bos), add_eos_token: flag(adds.eos) },
  };
}

function keys(values: Record<string, MetadataValue>): Metadata {
  return new Map(Object.entries(values).map(([key, value]) => [`tokenizer.ggml.${key}`, value]));
}

const text = (value: string): MetadataValue => ({ type: 'string', value });
const whole = (value: number): MetadataValue => ({ type: 'uint32', value });
const flag = (value: boolean): MetadataValue => ({ type: 'bool', value });

function texts(pieces: readonly Piece[]): MetadataValue {
  return { type: 'array', itemType: 'string', items: pieces.map((piece) => piece.text) };
}

function scores(pieces: readonly Piece[]): MetadataValue {
  return { type: 'array', itemType: 'float32', items: pieces.map(({ score }) => score) };
}

function types(pieces: readonly Piece[]): MetadataValue {
  return { type: 'array', itemType: 'int32', items: pieces.map(({ type }) => type) };
}
