import path from 'node:path';
import * as z from 'zod';
import { isAppError } from '#shared/errors.ts';
import type { MetadataValue } from '../../gguf/format.ts';
import { reading } from '../damage.ts';
import { checked, parseJson, readOptional, readWhole } from '../inputFile.ts';
import type { LlamaConfig } from '../readConfig.ts';
import { parseByteLevelBpe } from './byteLevelBpe.ts';
import { marksOf, readEndTokens } from './marks.ts';
import { byteLevelTokenizer, sentencePieceTokenizer } from './metadata.ts';
import { parseSentencePiece, type Piece } from './sentencePiece.ts';
import { readTokenizerConfig, type TokenizerConfig } from './tokenizerConfig.ts';
import { byteLevelSchema, likeSentencePieceSchema } from './tokenizerJson.ts';
import {
  addedTokensSchema,
  checkTexts,
  checkVocabulary,
  padded,
  withAddedTokens,
} from './vocabulary.ts';

const MAX_MODEL_BYTES = 64 << 20;
/** Twice what Llama 3's takes. */
const MAX_JSON_BYTES = 32 << 20;
const MAX_ADDED_BYTES = 4 << 20;

interface Source {
  folder: string;
  config: LlamaConfig;
  told: TokenizerConfig;
  /** Tokens that end an answer, beyond those of `config`. */
  furtherEnds: readonly number[];
}

/**
 * The tokenizer of a Hugging Face folder as `tokenizer.*` of a GGUF file: the SentencePiece model in `tokenizer.model`,
 * or, where there is none that fits config.json, the byte-level BPE in `tokenizer.json`. Errors: `convert.invalid`,
 * `file.unreadable`.
 */
export async function readTokenizer(
  folder: string,
  config: LlamaConfig,
): Promise<Map<string, MetadataValue>> {
  const told = await readTokenizerConfig(folder);
  const source = { folder, config, told, furtherEnds: await readEndTokens(folder) };
  try {
    return await readSentencePiece(source);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'convert.invalid') throw error;
    const tokenizer = await readByteLevel(source);
    if (!tokenizer) throw error;
    return tokenizer;
  }
}

async function readSentencePiece(source: Source): Promise<Map<string, MetadataValue>> {
  const { folder, config, told, furtherEnds } = source;
  const file = path.join(folder, 'tokenizer.model');
  const bytes = await readWhole(file, MAX_MODEL_BYTES);
  const model = await reading(file, () => parseSentencePiece(bytes));
  const own = await withAdded(source, model.pieces);
  return reading(file, () => {
    const pieces = padded(own, config);
    checkVocabulary(pieces);
    const marks = marksOf(pieces, config, furtherEnds);
    const adds = { bos: told.addsBos ?? true, eos: told.addsEos ?? false };
    return sentencePieceTokenizer(pieces, { marks, adds, addsSpace: model.addsDummyPrefix });
  });
}

/** `added_tokens.json`, and what tokenizer_config.json has beyond it. */
async function withAdded({ folder, told }: Source, pieces: readonly Piece[]): Promise<Piece[]> {
  const file = path.join(folder, 'added_tokens.json');
  const bytes = await readOptional(file, MAX_ADDED_BYTES);
  return reading(file, () => {
    const listed = Object.entries(bytes ? parseJson(bytes, addedTokensSchema) : {});
    const ids = new Set(listed.map(([, id]) => id));
    const further = [...told.added].filter(([id]) => id >= pieces.length && !ids.has(id));
    return withAddedTokens(pieces, [
      ...listed.map(([text, id]) => ({ id, text, special: told.added.get(id)?.special === true })),
      ...further.map(([id, { content, special }]) => ({ id, text: content, special })),
    ]);
  });
}

/** Undefined where there is no tokenizer.json, or one that is SentencePiece's in another form. */
async function readByteLevel(source: Source): Promise<Map<string, MetadataValue> | undefined> {
  const { folder, config, told, furtherEnds } = source;
  const file = path.join(folder, 'tokenizer.json');
  const bytes = await readOptional(file, MAX_JSON_BYTES);
  if (!bytes) return undefined;
  return reading(file, () => {
    const json = parseJson(bytes, z.unknown());
    if (likeSentencePieceSchema.safeParse(json).success) return undefined;
    const bpe = parseByteLevelBpe(checked(json, byteLevelSchema));
    const pieces = padded(bpe.pieces, config);
    checkTexts(pieces);
    const marks = marksOf(pieces, config, furtherEnds);
    const { first, last } = bpe.around;
    const adds = {
      bos: told.addsBos ?? first === pieces[marks.bos]?.text,
      eos: told.addsEos ?? last === pieces[marks.eos]?.text,
    };
    return byteLevelTokenizer(pieces, { marks, adds, merges: bpe.merges, pre: bpe.pre });
  });
}
