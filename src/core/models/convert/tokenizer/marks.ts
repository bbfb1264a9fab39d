import path from 'node:path';
import * as z from 'zod';
import { TokenType } from '../../tokenPieces.ts';
import { ConvertDamage, reading } from '../damage.ts';
import { parseJson, readOptional } from '../inputFile.ts';
import { endTokensSchema, type LlamaConfig } from '../readConfig.ts';
import type { Piece } from './sentencePiece.ts';

/** The tokens that begin and end an answer. */
export interface Marks {
  bos: number;
  eos: number;
  /** The end of a turn, where that is another than the end of a text. */
  eot?: number;
}

const MAX_BYTES = 1 << 20;
const generationSchema = z.looseObject({ eos_token_id: endTokensSchema.nullish() });
/** Ends a turn of Llama 3, and so of BayLing 3, whatever the files say of it. */
const END_OF_TURN = '<|eot_id|>';

/** The further end tokens of `generation_config.json`. Errors: `convert.invalid`, `file.unreadable`. */
export async function readEndTokens(folder: string): Promise<readonly number[]> {
  const file = path.join(folder, 'generation_config.json');
  const bytes = await readOptional(file, MAX_BYTES);
  if (!bytes) return [];
  return reading(file, () => parseJson(bytes, generationSchema).eos_token_id ?? []);
}

/** Throws ConvertDamage where config.json calls a token a mark that text could spell: a text could end the answer. */
export function marksOf(
  pieces: readonly Piece[],
  { bosToken, endTokens }: LlamaConfig,
  furtherEnds: readonly number[],
): Marks {
  const isMark = (token: number) => pieces[token]?.type === TokenType.control;
  // The first conversions of LLaMA counted both one too low in config.json: <unk> and <s>.
  const shift = pieces[bosToken]?.type === TokenType.unknown ? 1 : 0;
  const [bos, eos = 0, ...ends] = [bosToken, ...endTokens].map((token) => token + shift);
  for (const token of [bos ?? 0, eos, ...ends]) {
    if (!isMark(token)) {
      throw new ConvertDamage(`its token ${token} is no mark, and config.json says it is one`);
    }
  }
  const turn = pieces.findIndex(({ text }) => text === END_OF_TURN);
  const eot = isMark(turn) ? turn : [...ends, ...furtherEnds].find(isMark);
  const tells = eot !== undefined && eot !== bos && eot !== eos;
  return { bos: bos ?? 0, eos, ...(tells && { eot }) };
}
