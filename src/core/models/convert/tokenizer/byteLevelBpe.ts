import { BYTE_CHARACTERS, TokenType } from '../../tokenPieces.ts';
import { ConvertDamage } from '../damage.ts';
import { preTokenizer, type PreTokenizer } from './preTokenizer.ts';
import type { Piece } from './sentencePiece.ts';
import { writtenAround, type ByteLevelJson } from './tokenizerJson.ts';
import { addedPiece, checkTexts } from './vocabulary.ts';

/** A byte-level BPE as llama.cpp's `gpt2` tokenizer knows it. */
export interface ByteLevelBpe {
  pieces: Piece[];
  /** Pairs of tokens with a space between, the most urgent first. */
  merges: string[];
  pre: PreTokenizer['name'];
  /** The texts of the special tokens that are written before and after a text. */
  around: { first?: string; last?: string };
}

/** Throws ConvertDamage for what llama.cpp would cut otherwise than this tokenizer does. */
export function parseByteLevelBpe(json: ByteLevelJson): ByteLevelBpe {
  const { model } = json;
  const { name: pre, ignoresMerges } = preTokenizer(json.pre_tokenizer);
  if (model.ignore_merges !== ignoresMerges) {
    throw new ConvertDamage(`model.ignore_merges is not ${ignoresMerges}, as with ${pre}`);
  }
  const words = wordsOf(model.vocab);
  checkSpelling(words);
  const merges = mergesOf(model.merges, new Set(words));
  const pieces: Piece[] = words.map((text) => ({ text, score: 0, type: TokenType.normal }));
  for (const token of json.added_tokens.toSorted((a, b) => a.id - b.id)) {
    const { id, content, special } = token;
    const piece = addedPiece({ text: content, special });
    if (piece.type !== TokenType.control && (token.lstrip || token.rstrip || token.single_word)) {
      throw new ConvertDamage(`its token ${content} takes the text around it into account`);
    }
    const isThere = pieces[id]?.text === content;
    if (id !== pieces.length && !isThere) {
      throw new ConvertDamage(`the id of ${content} should be ${pieces.length}, not ${id}`);
    }
    pieces[id] = piece;
  }
  checkTexts(pieces);
  return { pieces, merges, pre, around: writtenAround(json.post_processor) };
}

/** The tokens in the order of their ids. Its keys are read as they are: `__proto__` may be a token. */
function wordsOf(vocab: Record<string, unknown>): string[] {
  const entries = Object.entries(vocab);
  const words = new Array<string>(entries.length).fill('');
  for (const [word, id] of entries) {
    if (typeof id !== 'number' || words[id] !== '' || word === '') {
      throw new ConvertDamage(`the id of ${word} is not its own, or leaves a hole`);
    }
    words[id] = word;
  }
  return words;
}

/** Each word is spelled with characters for bytes, and each byte is a word: llama.cpp drops what has no token. */
function checkSpelling(words: readonly string[]): void {
  const single = new Set<string>();
  for (const word of words) {
    if (word.length === 1) single.add(word);
    for (const character of word) {
      if (!BYTE_CHARACTERS.has(character)) {
        throw new ConvertDamage(`its token ${word} is not spelled in bytes`);
      }
    }
  }
  if (single.size !== BYTE_CHARACTERS.size)
    throw new ConvertDamage('it has no token for each byte');
}

/** In both notations: `"a b"` and `["a", "b"]`. */
function mergesOf(given: readonly unknown[], words: ReadonlySet<string>): string[] {
  const merges = new Set<string>();
  for (const merge of given) {
    const pair: unknown = typeof merge === 'string' ? merge.split(' ') : merge;
    if (!isPair(pair) || !words.has(pair[0]) || !words.has(pair[1]) || !words.has(pair.join(''))) {
      throw new ConvertDamage(`its merge ${merges.size + 1} is not of tokens`);
    }
    merges.add(pair.join(' '));
  }
  if (merges.size !== given.length) throw new ConvertDamage('a merge is there twice');
  return [...merges];
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((it) => typeof it === 'string');
}
