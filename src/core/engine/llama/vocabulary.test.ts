import fc from 'fast-check';
import type { Token } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Vocabulary } from '#core/models/tokenPieces.ts';
import { endTokens } from './endTokens.ts';
import { openTestVocabulary, type TestVocabulary } from './testVocabulary.ts';
import { textStreams } from './textStream.ts';

let spm: TestVocabulary;
let bpe: TestVocabulary;
beforeAll(async () => {
  [spm, bpe] = await Promise.all([openTestVocabulary('spm'), openTestVocabulary('bpe')]);
});
afterAll(async () => {
  await Promise.all([spm.dispose(), bpe.dispose()]);
});

const asItIs = (vocabulary: Vocabulary) => vocabulary;
const unknown = (vocabulary: Vocabulary) => ({ ...vocabulary, tokenizer: 'unknown' });

describe.each([
  // SentencePiece writes a space before the first text, so that is tried after a line break, as after a prompt.
  ['LLaMA', () => spm, '\n', asItIs],
  ['Llama 3', () => bpe, '', asItIs],
  ['a tokenizer only llama.cpp knows', () => spm, '\n', unknown],
] as const)('text streamed from tokens of %s', (_, vocabulary, prompt, streamed) => {
  /** The pieces that the tokens of `text` come out in. */
  function pieces(text: string): string[] {
    const { model, facts, tokenizer } = vocabulary();
    const before = tokenizer.encode(prompt) as Token[];
    const tokens = tokenizer.encode(prompt + text).slice(before.length) as Token[];
    const stream = textStreams(model, streamed(facts.vocabulary))(before);
    return tokens.map((token) => stream.push(token));
  }

  it('holds half a character back until it is whole', () => {
    const whole = pieces('🙂');
    expect(whole.length).toBeGreaterThan(1);
    expect(whole.filter((piece) => piece !== '')).toEqual(['🙂']);
  });

  it('is the text that was meant, whatever it is', () => {
    const character = fc.constantFrom(
      ...['a', 'ß', '你', '🙂', '𐎀', ' ', '\n', '\ufffd', '́', '👩‍👩‍👧', ' !', " 's", '…'],
    );
    const text = fc.array(character, { minLength: 1, maxLength: 20 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (meant) => {
        // What looks like half a character may be one: it is held back only at the very end.
        const said = `${meant}.`;
        expect(pieces(said).join('')).toBe(said);
      }),
    );
  });
});

describe('the end of an answer', () => {
  it('is an end token of the vocabulary', () => {
    const isEnd = endTokens(spm.model, spm.tokenizer.special);
    expect([0, 1, 2, 3].map((token) => isEnd(token as Token))).toEqual([false, false, true, false]);
  });

  it('is either end token of Llama 3, and no number sign', () => {
    const isEnd = endTokens(bpe.model, bpe.tokenizer.special);
    const numberSign = bpe.tokenizer.encode('#');
    expect(numberSign).toEqual([2]);
    expect([128_001, 128_009, 2].map((token) => isEnd(token as Token))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
