import type { Piece } from '../tokenizer/sentencePiece.ts';
import { readVocabulary } from './vocabularyFile.ts';

/** The first pieces of LLaMA's vocabulary: marks, bytes, the most common pairs. */
export async function llamaPieces(count: number): Promise<Piece[]> {
  const { pieces } = await readVocabulary('spm');
  return pieces.slice(0, count);
}

interface ModelOptions {
  /** 1 unigram, 2 BPE. */
  modelType?: number;
  dummyPrefix?: boolean;
  removeSpaces?: boolean;
  charsMap?: Uint8Array;
}

/** A `tokenizer.model` of these pieces. */
export function encodeSentencePiece(
  pieces: readonly Piece[],
  { modelType = 2, dummyPrefix = false, removeSpaces = false, charsMap }: ModelOptions = {},
): Buffer {
  const normalizer = [
    message(1, Buffer.from('identity')),
    ...(charsMap ? [message(2, charsMap)] : []),
    varint(3, Number(dummyPrefix)),
    varint(4, Number(removeSpaces)),
  ];
  return Buffer.concat([
    ...pieces.map((piece) => message(1, encodePiece(piece))),
    // A pad id of −1 takes ten bytes, as trained models have it.
    message(
      2,
      Buffer.concat([
        varint(3, modelType),
        varint(35, 1),
        key(43, 0),
        Buffer.alloc(9, 0xff),
        Buffer.from([1]),
      ]),
    ),
    message(3, Buffer.concat(normalizer)),
  ]);
}

function encodePiece({ text, score, type }: Piece): Buffer {
  const float = Buffer.alloc(4);
  float.writeFloatLE(score);
  return Buffer.concat([message(1, Buffer.from(text)), key(2, 5), float, varint(3, type)]);
}

const key = (field: number, wireType: number) => encodeVarint(field * 8 + wireType);
const varint = (field: number, value: number) =>
  Buffer.concat([key(field, 0), encodeVarint(value)]);
const message = (field: number, bytes: Uint8Array) =>
  Buffer.concat([key(field, 2), encodeVarint(bytes.length), bytes]);

function encodeVarint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}
