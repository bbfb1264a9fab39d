import * as z from 'zod';
import { TokenType } from '../../tokenPieces.ts';
import { ConvertDamage } from '../damage.ts';
import type { Piece } from './sentencePiece.ts';

/** What `added_tokens.json` holds: whole texts with their ids, which follow the SentencePiece vocabulary. */
export const addedTokensSchema = z.record(z.string(), z.int().nonnegative());
export type AddedTokens = z.output<typeof addedTokensSchema>;

/** What llama.cpp's own converter gives added tokens. They are found before anything is merged, so it never counts. */
const ADDED_SCORE = -1000;

/** The pieces with the added tokens after them. Throws ConvertDamage where their ids leave a hole or meet a piece. */
export function withAddedTokens(pieces: readonly Piece[], added: AddedTokens): Piece[] {
  const all = pieces.map((piece) => (piece.type === TokenType.userDefined ? plain(piece) : piece));
  const inOrder = Object.entries(added).sort(([, a], [, b]) => a - b);
  for (const [text, id] of inOrder) {
    if (id !== all.length)
      throw new ConvertDamage(`the id of ${text} should be ${all.length}, not ${id}`);
    all.push(plain({ text, score: ADDED_SCORE, type: TokenType.userDefined }));
  }
  return all;
}

/** llama.cpp looks for user-defined tokens in the text before it writes its spaces as U+2581. */
function plain(piece: Piece): Piece {
  return { ...piece, text: piece.text.replaceAll('\u2581', ' ') };
}

/** Throws ConvertDamage for a vocabulary that llama.cpp would die of or that our prompts could not be written in. */
export function checkVocabulary(pieces: readonly Piece[]): void {
  const texts = new Set<string>();
  for (const { text } of pieces) {
    if (text === '' || text.includes('\0')) throw new ConvertDamage('a token has no text');
    if (texts.has(text)) throw new ConvertDamage(`the token ${text} is there twice`);
    texts.add(text);
  }
  const bytes = pieces.filter(({ type }) => type === TokenType.byte);
  const proper = bytes.filter(({ text }) => /^<0x[0-9A-F]{2}>$/.test(text));
  if (proper.length !== 256 || bytes.length !== 256) {
    throw new ConvertDamage('it has no piece for each byte (byte fallback)');
  }
  const unknown = pieces.filter(({ type }) => type === TokenType.unknown);
  if (unknown.length !== 1) throw new ConvertDamage(`it has ${unknown.length} unknown tokens`);
}
