import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { SentencePieceProcessor } from '@sctg/sentencepiece-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestVocabulary } from '#core/engine/llama/testVocabulary.ts';
import { byteLevelJson } from '../testing/byteLevelJson.ts';
import { tinyModel } from '../testing/llamaFolder.ts';
import { encodeSentencePiece } from '../testing/sentencePieceModel.ts';
import { TEXTS } from '../testing/texts.ts';
import { readVocabulary } from '../testing/vocabularyFile.ts';
import { vocabularyModel } from '../testing/vocabularyModel.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'token-ids-'));
});
afterAll(() => rm(root, { recursive: true }));

/** The texts that llama.cpp cuts in another way than the tokenizer itself, with both ways. */
function differences(own: (text: string) => number[], { tokenizer }: TestVocabulary) {
  return TEXTS.flatMap((text) => {
    const [expected, actual] = [own(text), tokenizer.encode(text)];
    return expected.join() === actual.join() ? [] : [{ text, expected, actual }];
  });
}

it('a thousand texts are tried', () => {
  expect(TEXTS.length).toBeGreaterThanOrEqual(1000);
});

describe('a converted tokenizer cuts text as the one it came from:', () => {
  it.each([[true], [false]])(
    "LLaMA's SentencePiece, space before a text: %s",
    async (dummyPrefix) => {
      const { pieces } = await readVocabulary('spm');
      const model = encodeSentencePiece(pieces, { dummyPrefix });
      const { config } = tinyModel(pieces.length, {});
      const converted = await vocabularyModel(path.join(root, `spm-${dummyPrefix}`), {
        config: { ...config, bos_token_id: 1, eos_token_id: 2 },
        tensors: {},
        files: { 'tokenizer.model': model },
      });
      const own = new SentencePieceProcessor();
      await own.loadFromB64StringModel(model.toString('base64'));
      expect(differences((text) => own.encodeIds(text), converted)).toEqual([]);
      await converted.dispose();
    },
  );

  it("Llama 3's byte-level BPE", async () => {
    const json = byteLevelJson(await readVocabulary('bpe'));
    const { config } = tinyModel(128_256, {});
    const converted = await vocabularyModel(path.join(root, 'bpe'), {
      config: { ...config, bos_token_id: 128_000, eos_token_id: [128_001, 128_009] },
      tensors: {},
      files: { 'tokenizer.json': JSON.stringify(json) },
    });
    // Its own finds special tokens in any text; ours in none, so that no text can forge a turn.
    const own = new Tokenizer({ ...json, added_tokens: [] }, {});
    const ids = (text: string) => own.encode(text, { add_special_tokens: false }).ids;
    expect(differences(ids, converted)).toEqual([]);
    await converted.dispose();
  });
});
