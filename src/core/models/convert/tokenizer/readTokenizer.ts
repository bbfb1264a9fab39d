import path from 'node:path';
import type { MetadataValue } from '../../gguf/format.ts';
import { TokenType } from '../../tokenPieces.ts';
import { ConvertDamage, reading } from '../damage.ts';
import { parseJson, readOptional, readWhole } from '../inputFile.ts';
import type { LlamaConfig } from '../readConfig.ts';
import { parseSentencePiece, type Piece } from './sentencePiece.ts';
import { addedTokensSchema, checkVocabulary, withAddedTokens } from './vocabulary.ts';

const MAX_MODEL_BYTES = 64 << 20;
const MAX_ADDED_BYTES = 4 << 20;

/**
 * `tokenizer.model` and `added_tokens.json` of a Hugging Face folder as `tokenizer.*` of a GGUF file. Errors:
 * `convert.invalid`, `file.unreadable`.
 */
export async function readTokenizer(
  folder: string,
  config: LlamaConfig,
): Promise<Map<string, MetadataValue>> {
  const file = path.join(folder, 'tokenizer.model');
  const bytes = await readWhole(file, MAX_MODEL_BYTES);
  const model = await reading(file, () => parseSentencePiece(bytes));
  const pieces = await withAdded(folder, model.pieces);
  await reading(file, () => {
    checkVocabulary(pieces);
    checkFits(pieces, config);
  });
  return metadata(pieces, config, model.addsDummyPrefix);
}

async function withAdded(folder: string, pieces: readonly Piece[]): Promise<Piece[]> {
  const file = path.join(folder, 'added_tokens.json');
  const bytes = await readOptional(file, MAX_ADDED_BYTES);
  return reading(file, () => {
    return withAddedTokens(pieces, bytes ? parseJson(bytes, addedTokensSchema) : {});
  });
}

function checkFits(pieces: readonly Piece[], { vocabularySize, ...config }: LlamaConfig): void {
  if (pieces.length !== vocabularySize) {
    throw new ConvertDamage(
      `it has ${pieces.length} tokens with those added, and config.json says ${vocabularySize}`,
    );
  }
  for (const token of [config.bosToken, ...config.endTokens]) {
    // A mark that text could spell would let a text end the answer.
    if (pieces[token]?.type !== TokenType.control) {
      throw new ConvertDamage(`its token ${token} is no mark, and config.json says it is one`);
    }
  }
}

function metadata(
  pieces: readonly Piece[],
  { bosToken, endTokens: [eosToken = 0] }: LlamaConfig,
  addsDummyPrefix: boolean,
): Map<string, MetadataValue> {
  const token = (value: number): MetadataValue => ({ type: 'uint32', value });
  const flag = (value: boolean): MetadataValue => ({ type: 'bool', value });
  const unknown = pieces.findIndex(({ type }) => type === TokenType.unknown);
  const array = (itemType: 'string' | 'float32' | 'int32', items: (string | number)[]) =>
    ({ type: 'array', itemType, items }) satisfies MetadataValue;
  return new Map<string, MetadataValue>([
    ['tokenizer.ggml.model', { type: 'string', value: 'llama' }],
    ['tokenizer.ggml.pre', { type: 'string', value: 'default' }],
    [
      'tokenizer.ggml.tokens',
      array(
        'string',
        pieces.map(({ text }) => text),
      ),
    ],
    [
      'tokenizer.ggml.scores',
      array(
        'float32',
        pieces.map(({ score }) => score),
      ),
    ],
    [
      'tokenizer.ggml.token_type',
      array(
        'int32',
        pieces.map(({ type }) => type),
      ),
    ],
    ['tokenizer.ggml.bos_token_id', token(bosToken)],
    ['tokenizer.ggml.eos_token_id', token(eosToken)],
    ['tokenizer.ggml.unknown_token_id', token(unknown)],
    ['tokenizer.ggml.add_bos_token', flag(true)],
    ['tokenizer.ggml.add_eos_token', flag(false)],
    ['tokenizer.ggml.add_space_prefix', flag(addsDummyPrefix)],
  ]);
}
