import { TokenType } from '../../tokenPieces.ts';
import { byteLevelJson } from './byteLevelJson.ts';
import { tinyModel, type LlamaFolder, type LlamaFolderOptions } from './llamaFolder.ts';
import { readVocabulary, type VocabularyFile } from './vocabularyFile.ts';

const WORDS = 800;
const MARKS = [
  '<|begin_of_text|>',
  '<|end_of_text|>',
  '<|start_header_id|>',
  '<|end_header_id|>',
  '<|eot_id|>',
];

let small: Promise<VocabularyFile> | undefined;

/**
 * The beginning of Llama 3's vocabulary, which no merge leads out of, and the marks of a dialog. In the order of
 * `MARKS` they have the ids from 800 on.
 */
export function smallLlama3(): Promise<VocabularyFile> {
  small ??= readSmall();
  return small;
}

async function readSmall(): Promise<VocabularyFile> {
  const { pieces, merges } = await readVocabulary('bpe');
  const words = pieces.slice(0, WORDS);
  const texts = new Set(words.map(({ text }) => text));
  const marks = MARKS.map((text) => ({ text, score: 0, type: TokenType.control }));
  return {
    pieces: [...words, ...marks],
    merges: merges.filter((merge) => {
      return [...merge.split(' '), merge.replace(' ', '')].every((text) => texts.has(text));
    }),
  };
}

/** A tiny model of Llama 3's kind with random weights: byte-level BPE, grouped KV heads. The same options give the same. */
export async function llama3Folder(options: LlamaFolderOptions = {}): Promise<LlamaFolder> {
  const vocabulary = await smallLlama3();
  const { config, tensors } = tinyModel(vocabulary.pieces.length, options);
  const [bos, eos, , , eot] = MARKS.map((_, index) => WORDS + index);
  return {
    config: { ...config, rope_theta: 500_000, bos_token_id: bos, eos_token_id: eos },
    tensors,
    files: {
      'tokenizer.json': JSON.stringify(byteLevelJson(vocabulary)),
      'generation_config.json': JSON.stringify({ eos_token_id: [eos, eot] }),
    },
  };
}
