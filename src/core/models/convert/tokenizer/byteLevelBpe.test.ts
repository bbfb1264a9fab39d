import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '#shared/errors.ts';
import type { MetadataValue } from '../../gguf/format.ts';
import { TokenType } from '../../tokenPieces.ts';
import { readConfig } from '../readConfig.ts';
import { byteLevelJson, type ByteLevelFile } from '../testing/byteLevelJson.ts';
import { llama3Folder, smallLlama3 } from '../testing/llama3Folder.ts';
import { writeLlamaFolder, type LlamaFolder } from '../testing/llamaFolder.ts';
import { encodeSentencePiece, llamaPieces } from '../testing/sentencePieceModel.ts';
import { readTokenizer } from './readTokenizer.ts';

let root: string;
let content: LlamaFolder;
let json: ByteLevelFile;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'byte-level-'));
});
beforeEach(async () => {
  content = { ...(await llama3Folder()), tensors: {} };
  json = byteLevelJson(await smallLlama3());
});
afterAll(() => rm(root, { recursive: true }));

async function read(): Promise<Record<string, MetadataValue>> {
  const folder = await mkdtemp(path.join(root, 'x-'));
  await writeLlamaFolder(folder, {
    ...content,
    files: { 'tokenizer.json': JSON.stringify(json), ...content.files },
  });
  const metadata = await readTokenizer(folder, await readConfig(folder));
  return Object.fromEntries(metadata);
}
/** So that `json` is what is read. */
function changeJson(change: (file: ByteLevelFile) => void): void {
  change(json);
  delete content.files['tokenizer.json'];
}
const itemsOf = (value: MetadataValue | undefined) =>
  value && 'items' in value ? value.items : [];
const word = (id: number, text: string, more = {}) => ({
  id,
  content: text,
  special: false,
  ...more,
});

describe('a byte-level BPE', () => {
  it('keeps tokens, merges and marks, and how text is cut into words', async () => {
    const { pieces, merges } = await smallLlama3();
    const found = await read();
    expect(found).toMatchObject({
      'tokenizer.ggml.model': { type: 'string', value: 'gpt2' },
      'tokenizer.ggml.pre': { type: 'string', value: 'llama-bpe' },
      'tokenizer.ggml.bos_token_id': { type: 'uint32', value: 800 },
      'tokenizer.ggml.eos_token_id': { type: 'uint32', value: 801 },
      'tokenizer.ggml.eot_token_id': { type: 'uint32', value: 804 },
      'tokenizer.ggml.add_bos_token': { type: 'bool', value: true },
      'tokenizer.ggml.add_eos_token': { type: 'bool', value: false },
    });
    expect(itemsOf(found['tokenizer.ggml.tokens'])).toEqual(pieces.map(({ text }) => text));
    expect(itemsOf(found['tokenizer.ggml.merges'])).toEqual(merges);
    expect(itemsOf(found['tokenizer.ggml.token_type'])).toEqual(pieces.map(({ type }) => type));
  });

  it('may write its merges as pairs or as texts', async () => {
    const pairs = await read();
    const file = byteLevelJson(await smallLlama3(), { pairs: false });
    changeJson((it) => Object.assign(it, file));
    await expect(read()).resolves.toEqual(pairs);
  });

  it("may cut text as GPT-2's does", async () => {
    changeJson((file) => {
      file.pre_tokenizer = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true };
      file.post_processor = null;
      file.model.ignore_merges = false;
    });
    await expect(read()).resolves.toMatchObject({
      'tokenizer.ggml.pre': { value: 'gpt-2' },
      'tokenizer.ggml.add_bos_token': { value: false },
    });
  });

  it('may have added tokens, and a vocabulary that is filled up', async () => {
    changeJson((file) => file.added_tokens.push(word(805, '<tool>'), word(806, '<|odd|>')));
    content.config.vocab_size = 809;
    const { 'tokenizer.ggml.tokens': tokens, 'tokenizer.ggml.token_type': types } = await read();
    const { userDefined, control, unused } = TokenType;
    expect(itemsOf(tokens).slice(805)).toEqual(['<tool>', '<|odd|>', '[PAD807]', '[PAD808]']);
    expect(itemsOf(types).slice(805)).toEqual([userDefined, control, unused, unused]);
  });

  it('is read where tokenizer.model is of another size, or no SentencePiece', async () => {
    const expected = await read();
    content.config.vocab_size = 805;
    content.files['tokenizer.model'] = encodeSentencePiece(await llamaPieces(1000));
    await expect(read()).resolves.toEqual(expected);
    content.files['tokenizer.model'] = 'IQ== 0\nIg== 1\n';
    await expect(read()).resolves.toEqual(expected);
  });
});

describe('the tokens that end an answer', () => {
  it('may all be in config.json, the first one the main one', async () => {
    delete content.files['generation_config.json'];
    content.config.eos_token_id = [804, 801];
    const found = await read();
    expect(found['tokenizer.ggml.eos_token_id']).toMatchObject({ value: 804 });
    expect(found).not.toHaveProperty('tokenizer.ggml.eot_token_id');
  });

  it('of a generation_config.json that means other tokens are not taken over', async () => {
    content.files['generation_config.json'] = '{"eos_token_id": [5, 99999]}';
    changeJson((file) => {
      file.added_tokens = file.added_tokens.map((token) =>
        token.content === '<|eot_id|>' ? { ...token, content: '<|end|>' } : token,
      );
    });
    await expect(read()).resolves.not.toHaveProperty('tokenizer.ggml.eot_token_id');
  });
});

describe('a tokenizer.json is refused in one line when', () => {
  const model = (change: object) => (file: ByteLevelFile) => Object.assign(file.model, change);
  const cases: [string, (file: ByteLevelFile) => void, string][] = [
    ['it changes a text first', (file) => (file.normalizer = { type: 'NFC' }), 'changes a text'],
    ['it cuts text in an unknown way', (file) => (file.pre_tokenizer = null), 'into words'],
    ['it is no BPE', model({ type: 'Unigram' }), 'model.type'],
    ['it drops merges at random', model({ dropout: 0.1 }), 'model.dropout'],
    ['words end in a mark', model({ end_of_word_suffix: '</w>' }), 'model.end_of_word_suffix'],
    ['merges count otherwise', model({ ignore_merges: false }), 'ignore_merges is not true'],
    ['it has no words', model({ vocab: [] }), 'model.vocab: is no vocabulary'],
    ['an id is there twice', (file) => (file.model.vocab['!'] = 5), 'the id of '],
    ['an id is no number', (file) => (file.model.vocab['!'] = '0'), 'the id of !'],
    ['an id is far away', (file) => (file.model.vocab['!'] = 1e15), 'the id of !'],
    ['a byte is missing', (file) => (file.model.vocab = { a: 0 }), 'no token for each byte'],
    ['a word is no bytes', (file) => (file.model.vocab['你'] = 800), 'not spelled in bytes'],
    ['a merge is of no words', (file) => file.model.merges.push(['x', 'zzz']), 'not of tokens'],
    ['a merge is no pair', (file) => file.model.merges.push('a b c'), 'not of tokens'],
    ['a merge is a number', (file) => file.model.merges.push(5), 'not of tokens'],
    ['a merge is there twice', (file) => file.model.merges.push('i n'), 'twice'],
    ['an added token leaves a hole', (file) => file.added_tokens.push(word(900, 'x')), 'id of x'],
    ['an added token is empty', (file) => file.added_tokens.push(word(805, '')), 'no text'],
    ['it is there twice', (file) => file.added_tokens.push(word(805, '!')), '! is there twice'],
    [
      'an added token takes spaces along',
      (file) => file.added_tokens.push(word(805, '<x>', { lstrip: true })),
      'text around it',
    ],
  ];
  it.each(cases)('%s', async (_, change, reason) => {
    changeJson(change);
    content.config.vocab_size = json.added_tokens.length > 5 ? 806 : 805;
    await expect(read()).rejects.toMatchObject({
      code: 'convert.invalid',
      details: {
        path: expect.stringMatching(/tokenizer\.json$/) as string,
        reason: expect.stringContaining(reason) as string,
      },
    });
  });

  it('its vocabulary is larger than config.json says', async () => {
    content.config.vocab_size = 804;
    await expect(read()).rejects.toMatchObject({
      details: { reason: expect.stringContaining('805 tokens') as string },
    });
  });

  it('it is SentencePiece in another form, which needs tokenizer.model', async () => {
    changeJson(model({ byte_fallback: true }));
    await expect(read()).rejects.toMatchObject({
      details: {
        path: expect.stringMatching(/tokenizer\.model$/) as string,
        reason: 'it is missing',
      },
    });
  });

  it('anything else is wrong with it: it never crashes', async () => {
    const text = JSON.stringify(json);
    const change = fc.tuple(fc.nat(text.length - 1), fc.string({ maxLength: 4 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        let changed = text;
        for (const [at, piece] of changes) {
          changed = changed.slice(0, at) + piece + changed.slice(at + piece.length);
        }
        content.files['tokenizer.json'] = changed;
        await read().catch((error: unknown) => {
          expect(isAppError(error)).toBe(true);
        });
      }),
      { numRuns: 150 },
    );
  });
});
