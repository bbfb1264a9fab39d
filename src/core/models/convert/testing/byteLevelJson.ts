import { TokenType } from '../../tokenPieces.ts';
import { LLAMA_3_PATTERN } from '../tokenizer/preTokenizer.ts';
import type { VocabularyFile } from './vocabularyFile.ts';

const BEGIN = '<|begin_of_text|>';

/** A tokenizer.json of Llama 3's kind; tests change some of it. */
export interface ByteLevelFile {
  version: string;
  added_tokens: Record<string, unknown>[];
  normalizer: unknown;
  pre_tokenizer: unknown;
  post_processor: unknown;
  decoder: unknown;
  model: Record<string, unknown> & { vocab: Record<string, unknown>; merges: unknown[] };
}

/** The tokenizer.json of these tokens and merges. Merges were texts (`a b`) first and are pairs today. */
export function byteLevelJson(
  { pieces, merges }: VocabularyFile,
  { pairs = true }: { pairs?: boolean } = {},
): ByteLevelFile {
  const ids = pieces.map(({ text, type }, id) => ({
    text,
    id,
    special: type !== TokenType.normal,
  }));
  const begin = ids.find(({ text }) => text === BEGIN);
  const special = { SpecialToken: { id: BEGIN, type_id: 0 } };
  return {
    version: '1.0',
    added_tokens: ids
      .filter((token) => token.special)
      .map(({ text, id }) => ({
        ...{ id, content: text, single_word: false, lstrip: false, rstrip: false },
        ...{ normalized: false, special: true },
      })),
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        {
          ...{ type: 'Split', pattern: { Regex: LLAMA_3_PATTERN } },
          ...{ behavior: 'Isolated', invert: false },
        },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
      ],
    },
    post_processor: {
      type: 'Sequence',
      processors: [
        { type: 'ByteLevel', add_prefix_space: true, trim_offsets: false, use_regex: true },
        {
          type: 'TemplateProcessing',
          single: [special, { Sequence: { id: 'A', type_id: 0 } }],
          pair: [
            ...[special, { Sequence: { id: 'A', type_id: 0 } }],
            { SpecialToken: { id: BEGIN, type_id: 1 } },
            { Sequence: { id: 'B', type_id: 1 } },
          ],
          special_tokens: { [BEGIN]: { id: BEGIN, ids: [begin?.id], tokens: [BEGIN] } },
        },
      ],
    },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      ...{ type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: null },
      ...{ end_of_word_suffix: null, fuse_unk: false, byte_fallback: false, ignore_merges: true },
      vocab: Object.fromEntries(
        ids.filter((token) => !token.special).map(({ text, id }) => [text, id]),
      ),
      merges: pairs ? merges.map((merge) => merge.split(' ')) : [...merges],
    },
  };
}
