import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { TokenType } from '../../tokenPieces.ts';
import { ConvertDamage } from '../damage.ts';
import { encodeSentencePiece, llamaPieces } from '../testing/sentencePieceModel.ts';
import { parseSentencePiece, type Piece } from './sentencePiece.ts';
import { checkVocabulary, withAddedTokens } from './vocabulary.ts';

let pieces: Piece[];
let model: Buffer;
beforeAll(async () => {
  pieces = await llamaPieces(400);
  model = encodeSentencePiece(pieces);
});

describe('a SentencePiece model', () => {
  it('gives its pieces with scores and types, and whether it writes a space first', () => {
    expect(parseSentencePiece(model)).toEqual({ pieces, addsDummyPrefix: false });
    const prefixed = encodeSentencePiece(pieces, { dummyPrefix: true });
    expect(parseSentencePiece(prefixed)).toMatchObject({ addsDummyPrefix: true });
  });

  it('keeps what a text decoder would drop', () => {
    const mark = { text: '\ufeff', score: -1, type: TokenType.normal };
    expect(parseSentencePiece(encodeSentencePiece([mark]))).toMatchObject({ pieces: [mark] });
  });

  it.each<[string, () => Uint8Array, string]>([
    ['unigram', () => encodeSentencePiece(pieces, { modelType: 1 }), 'of the kind BPE'],
    [
      'one that removes spaces',
      () => encodeSentencePiece(pieces, { removeSpaces: true }),
      'changes a text',
    ],
    [
      'one that maps characters',
      () => encodeSentencePiece(pieces, { charsMap: Buffer.from('x') }),
      'changes a text',
    ],
    ['an empty file', () => Buffer.alloc(0), 'of the kind BPE'],
    ['one that is cut', () => model.subarray(0, 3000), 'no SentencePiece model'],
    ['a text', () => Buffer.from('#version: 0.2\n'), 'no SentencePiece model'],
    ['a number without end', () => Buffer.alloc(20, 0xff), 'no SentencePiece model'],
    [
      'a score that is no number',
      () => encodeSentencePiece([{ text: 'a', score: NaN, type: 1 }]),
      'no possible score',
    ],
    [
      'a type that is not known',
      () => encodeSentencePiece([{ text: 'a', score: 0, type: 9 }]),
      'no possible score and type',
    ],
  ])('is refused where llama.cpp cannot follow it: %s', (_, bytes, reason) => {
    expect(() => parseSentencePiece(bytes())).toThrow(reason);
    expect(() => parseSentencePiece(bytes())).toThrow(ConvertDamage);
  });

  it('never crashes, whatever the bytes', () => {
    const change = fc.tuple(fc.nat(model.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const bytes = Uint8Array.from(model);
        for (const [at, byte] of changes) bytes[at] = byte;
        expectDamageOrPieces(bytes);
      }),
      { numRuns: 1000 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), expectDamageOrPieces));
  });

  function expectDamageOrPieces(bytes: Uint8Array): void {
    try {
      const read = parseSentencePiece(bytes);
      expect(read.pieces.every(({ score }) => Number.isFinite(score))).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(ConvertDamage);
    }
  }
});

describe('added tokens', () => {
  const added = (texts: Record<string, number>) =>
    Object.entries(texts).map(([text, id]) => ({ text, id, special: false }));

  it('follow the pieces, are found whole, and are written with plain spaces', () => {
    const all = withAddedTokens(pieces, added({ '\n### Response:\n': 401, 'two▁words': 400 }));
    expect(all.slice(400)).toEqual([
      { text: 'two words', score: -1000, type: TokenType.userDefined },
      { text: '\n### Response:\n', score: -1000, type: TokenType.userDefined },
    ]);
  });

  it('are marks, which no text spells, where their file says so or they look like it', () => {
    const all = withAddedTokens(pieces, [
      { text: '<pad>', id: 400, special: true },
      { text: '<|eot_id|>', id: 401, special: false },
    ]);
    expect(all.slice(400).map(({ type }) => type)).toEqual([TokenType.control, TokenType.control]);
  });

  it('of the model itself are written with plain spaces too', () => {
    const own = { text: '▁<mark>▁', score: 0, type: TokenType.userDefined };
    expect(withAddedTokens([own], [])).toEqual([{ ...own, text: ' <mark> ' }]);
  });

  it.each([
    ['with the id of a piece', { a: 399 }],
    ['with a hole before', { a: 401 }],
    ['twice the same id', { a: 400, b: 400 }],
  ])('%s are refused', (_, texts) => {
    expect(() => withAddedTokens(pieces, added(texts))).toThrow(/the id of \w should be 40\d/);
  });
});

describe('a vocabulary', () => {
  const normal = (text: string): Piece => ({ text, score: 0, type: TokenType.normal });

  it('as LLaMA has it is fine', () => {
    expect(() => {
      checkVocabulary(pieces);
    }).not.toThrow();
  });

  it.each<[string, (all: Piece[]) => Piece[], string]>([
    ['the same text twice', (all) => [...all, normal('er')], 'er is there twice'],
    ['no text', (all) => [...all, normal('')], 'has no text'],
    ['a text that ends early', (all) => [...all, normal('a\0b')], 'has no text'],
    ['a byte missing', (all) => all.toSpliced(100, 1), 'no piece for each byte'],
    ['a byte too many', (all) => [...all, { ...normal('<0xZZ>'), type: 6 }], 'for each byte'],
    ['no unknown token', (all) => all.slice(1), '0 unknown tokens'],
    ['two unknown tokens', (all) => [...all, { ...normal('?!'), type: 2 }], '2 unknown tokens'],
  ])('is refused with %s', (_, change, reason) => {
    expect(() => {
      checkVocabulary(change(pieces));
    }).toThrow(reason);
  });
});
