import { TokenType } from '../../tokenPieces.ts';
import { ConvertDamage } from '../damage.ts';
import { decodeText } from '../inputFile.ts';
import { asBytes, asFloat, asNumber, fields } from './protobuf.ts';

export interface Piece {
  text: string;
  score: number;
  /** One of TokenType: SentencePiece and llama.cpp count them alike. */
  type: number;
}

/** A SentencePiece model as far as llama.cpp's `llama` tokenizer can follow it. */
export interface SentencePieceModel {
  pieces: readonly Piece[];
  /** Whether a text gets a space before it. */
  addsDummyPrefix: boolean;
}

/** Fields of sentencepiece_model.proto. */
const Model = { pieces: 1, trainer: 2, normalizer: 3 } as const;
const PieceField = { text: 1, score: 2, type: 3 } as const;
const Trainer = { modelType: 3, whitespaceAsSuffix: 24 } as const;
const Normalizer = { charsMap: 2, dummyPrefix: 3, removeSpaces: 4, escapeSpaces: 5 } as const;
const UNIGRAM = 1;
const BPE = 2;

const types = new Set<number>(Object.values(TokenType));
const MAX_PIECES = 1 << 20;

/**
 * Reads a `tokenizer.model`. Throws ConvertDamage for what is no such model, and for one that cuts text in another way
 * than llama.cpp does: no BPE, or one that changes the text first.
 */
export function parseSentencePiece(bytes: Uint8Array): SentencePieceModel {
  const pieces: Piece[] = [];
  let modelType = UNIGRAM;
  let addsDummyPrefix = true;
  for (const { number, value } of fields(bytes)) {
    if (number === Model.pieces) {
      pieces.push(parsePiece(asBytes(value)));
      if (pieces.length > MAX_PIECES) throw new ConvertDamage('it has too many pieces');
    } else if (number === Model.trainer) modelType = parseTrainer(asBytes(value));
    else if (number === Model.normalizer) addsDummyPrefix = parseNormalizer(asBytes(value));
  }
  if (modelType !== BPE) throw new ConvertDamage('it is no SentencePiece model of the kind BPE');
  return { pieces, addsDummyPrefix };
}

function parsePiece(message: Uint8Array): Piece {
  const piece: Piece = { text: '', score: 0, type: TokenType.normal };
  for (const { number, value } of fields(message)) {
    if (number === PieceField.text) piece.text = decodeText(asBytes(value));
    else if (number === PieceField.score) piece.score = asFloat(value);
    else if (number === PieceField.type) piece.type = asNumber(value);
  }
  if (!Number.isFinite(piece.score) || !types.has(piece.type)) {
    throw new ConvertDamage(`its piece ${piece.text} has no possible score and type`);
  }
  return piece;
}

function parseTrainer(message: Uint8Array): number {
  let modelType = UNIGRAM;
  for (const { number, value } of fields(message)) {
    if (number === Trainer.modelType) modelType = asNumber(value);
    else if (number === Trainer.whitespaceAsSuffix && value !== 0) throw changesText();
  }
  return modelType;
}

/** Answers whether a text gets a space before it. */
function parseNormalizer(message: Uint8Array): boolean {
  let dummyPrefix = true;
  let removesSpaces = true;
  for (const { number, value } of fields(message)) {
    if (number === Normalizer.dummyPrefix) dummyPrefix = value !== 0;
    else if (number === Normalizer.removeSpaces) removesSpaces = value !== 0;
    else if (number === Normalizer.escapeSpaces && value === 0) throw changesText();
    else if (number === Normalizer.charsMap && asBytes(value).length > 0) throw changesText();
  }
  if (removesSpaces) throw changesText();
  return dummyPrefix;
}

const changesText = () =>
  new ConvertDamage('it changes a text before cutting it, which llama.cpp would not');
