import * as z from 'zod';
import { TokenType } from '../../tokenPieces.ts';
import { ConvertDamage } from '../damage.ts';
import type { LlamaConfig } from '../readConfig.ts';
import type { Piece } from './sentencePiece.ts';

/** What `added_tokens.json` holds: whole texts with their ids, which follow the SentencePiece vocabulary. */
export const addedTokensSchema = z.record(z.string(), z.int().nonnegative());

/** A token that is found whole in a text, before anything is merged. */
export interface AddedToken {
  id: number;
  text: string;
  /** Whether it is a mark that no text of a user may spell. */
  special: boolean;
}

/** What llama.cpp's own converter gives added tokens. They are found before anything is merged, so it never counts. */
const ADDED_SCORE = -1000;
/** And those that only fill a vocabulary up. */
const PAD_SCORE = -10_000;
/** Vocabularies are filled up to a size that suits the hardware. A larger gap is another model's tokenizer. */
const MAX_PADDING = 1024;

/** The pieces with the added tokens after them. Throws ConvertDamage where their ids leave a hole or meet a piece. */
export function withAddedTokens(pieces: readonly Piece[], added: readonly AddedToken[]): Piece[] {
  const all = pieces.map((piece) => (piece.type === TokenType.userDefined ? plain(piece) : piece));
  for (const token of added.toSorted((a, b) => a.id - b.id)) {
    const { id, text } = token;
    if (id !== all.length)
      throw new ConvertDamage(`the id of ${text} should be ${all.length}, not ${id}`);
    all.push(addedPiece(token));
  }
  return all;
}

/**
 * An added token as a piece. What looks like a mark is one whatever its file says: a text that could spell it could
 * forge a turn.
 */
export function addedPiece({ text, special }: Omit<AddedToken, 'id'>): Piece {
  const score = ADDED_SCORE;
  if (special || /^<\|.*\|>$/s.test(text)) return { text, score, type: TokenType.control };
  return plain({ text, score, type: TokenType.userDefined });
}

/** llama.cpp looks for user-defined tokens in the text before it writes its spaces as U+2581. */
function plain(piece: Piece): Piece {
  return { ...piece, text: piece.text.replaceAll('\u2581', ' ') };
}

/**
 * The pieces, filled up with unused ones to the vocabulary of config.json. Throws ConvertDamage where that is smaller, or
 * so much larger that it is another model's.
 */
export function padded(pieces: readonly Piece[], { vocabularySize }: LlamaConfig): Piece[] {
  const { length } = pieces;
  if (length > vocabularySize || length + MAX_PADDING < vocabularySize) {
    throw new ConvertDamage(
      `it has ${length} tokens with those added, and config.json says ${vocabularySize}`,
    );
  }
  const padding = Array.from({ length: vocabularySize - length }, (_, index) => ({
    text: `[PAD${length + index}]`,
    score: PAD_SCORE,
    type: TokenType.unused,
  }));
  return [...pieces, ...padding];
}

/** Throws ConvertDamage for texts that llama.cpp would die of. */
export function checkTexts(pieces: readonly Piece[]): void {
  const texts = new Set<string>();
  for (const { text } of pieces) {
    if (text === '' || text.includes('\0')) throw new ConvertDamage('a token has no text');
    if (texts.has(text)) throw new ConvertDamage(`the token ${text} is there twice`);
    texts.add(text);
  }
}

/** Throws ConvertDamage for a SentencePiece vocabulary that our prompts could not be written in. */
export function checkVocabulary(pieces: readonly Piece[]): void {
  checkTexts(pieces);
  const bytes = pieces.filter(({ type }) => type === TokenType.byte);
  const proper = bytes.filter(({ text }) => /^<0x[0-9A-F]{2}>$/.test(text));
  if (proper.length !== 256 || bytes.length !== 256) {
    throw new ConvertDamage('it has no piece for each byte (byte fallback)');
  }
  const unknown = pieces.filter(({ type }) => type === TokenType.unknown);
  if (unknown.length !== 1) throw new ConvertDamage(`it has ${unknown.length} unknown tokens`);
}
