import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MetadataValue } from '../../gguf/format.ts';
import { TokenType } from '../../tokenPieces.ts';
import { readConfig } from '../readConfig.ts';
import { llamaFolder, writeLlamaFolder, type LlamaFolder } from '../testing/llamaFolder.ts';
import { readTokenizer } from './readTokenizer.ts';

let root: string;
let content: LlamaFolder;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'tokenizer-'));
});
beforeEach(async () => {
  content = { ...(await llamaFolder()), tensors: {} };
});
afterAll(() => rm(root, { recursive: true }));

async function read(): Promise<Record<string, MetadataValue>> {
  const folder = await mkdtemp(path.join(root, 'x-'));
  await writeLlamaFolder(folder, content);
  return Object.fromEntries(await readTokenizer(folder, await readConfig(folder)));
}
const last = (value: MetadataValue | undefined, count: number) =>
  value && 'items' in value ? value.items.slice(-count) : [];
const told = (config: object) => {
  content.files['tokenizer_config.json'] = JSON.stringify(config);
};

describe('a SentencePiece tokenizer', () => {
  it('has the added tokens of both files that may list them, and is filled up', async () => {
    content.config.vocab_size = 804;
    content.files['added_tokens.json'] = '{"<g1>": 800, "<mask>": 801}';
    told({
      added_tokens_decoder: {
        1: { content: '<s>', special: true },
        801: { content: '<mask>', special: true },
        802: { content: 'a▁b', special: false },
      },
    });
    const found = await read();
    expect(last(found['tokenizer.ggml.tokens'], 4)).toEqual(['<g1>', '<mask>', 'a b', '[PAD803]']);
    const { userDefined, control, unused } = TokenType;
    expect(last(found['tokenizer.ggml.token_type'], 4)).toEqual([
      ...[userDefined, control, userDefined, unused],
    ]);
  });

  it('begins texts with its mark unless its files say otherwise', async () => {
    await expect(read()).resolves.toMatchObject({
      'tokenizer.ggml.add_bos_token': { value: true },
    });
    told({ add_bos_token: false, add_eos_token: true });
    await expect(read()).resolves.toMatchObject({
      'tokenizer.ggml.add_bos_token': { value: false },
      'tokenizer.ggml.add_eos_token': { value: true },
    });
  });

  it("has LLaMA's marks where the first conversions of LLaMA count them one too low", async () => {
    Object.assign(content.config, { bos_token_id: 0, eos_token_id: 1 });
    content.files['generation_config.json'] = '{"bos_token_id": 0, "eos_token_id": 1}';
    const found = await read();
    expect(found).toMatchObject({
      'tokenizer.ggml.bos_token_id': { value: 1 },
      'tokenizer.ggml.eos_token_id': { value: 2 },
    });
    expect(found).not.toHaveProperty('tokenizer.ggml.eot_token_id');
  });

  it('is refused with the file that is wrong', async () => {
    for (const [name, text] of [
      ['tokenizer_config.json', '{"added_tokens_decoder": {"x": {"content": "y"}}}'],
      ['tokenizer_config.json', '{"chat_template": 5}'],
      ['generation_config.json', '{"eos_token_id": "x"}'],
      ['generation_config.json', '['.repeat(3 << 18)],
    ] as const) {
      const { files } = content;
      content = { ...content, files: { ...files, [name]: text } };
      await expect(read()).rejects.toMatchObject({
        code: 'convert.invalid',
        details: { path: expect.stringMatching(new RegExp(`/${name}$`)) as string },
      });
      content = { ...content, files };
    }
  });

  it('is refused where its JSON would take far more memory than its size', async () => {
    delete content.files['tokenizer.model'];
    content.files['tokenizer.json'] = `[${'[],'.repeat(3 << 20)}[]]`;
    await expect(read()).rejects.toMatchObject({
      details: { reason: 'it holds too many lists' },
    });
  });
});
