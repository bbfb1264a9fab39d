import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectModel } from '../inspectModel.ts';
import { readHeader } from '../gguf/readHeader.ts';
import { convertModel } from './convertModel.ts';
import type { WeightType } from './encodings.ts';
import { modelMetadata } from './metadata.ts';
import { readConfig, type LlamaConfig } from './readConfig.ts';
import { sizeLabel } from './sizeLabel.ts';
import { writeLlamaFolder } from './testing/llamaFolder.ts';
import {
  bayling3Folder,
  baylingFolder,
  tensorsHash,
  WRITTEN,
} from './testing/llamaCppConverter.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'metadata-'));
});
afterAll(() => rm(root, { recursive: true }));

/** Reasons are in ARCHITECTURE.md, under Conversion. */
const ONLY_LLAMA_CPP = [
  ...['general.basename', 'general.finetune', 'general.languages', 'general.license'],
  ...['general.sampling.temp', 'general.sampling.top_p', 'general.tags'],
  ...['llama.attention.key_length', 'llama.attention.value_length'],
  ...['tokenizer.ggml.add_sep_token', 'tokenizer.ggml.padding_token_id'],
];
const ONLY_OURS = [
  ...['tokenizer.ggml.add_eos_token', 'tokenizer.ggml.add_space_prefix'],
  ...['tokenizer.ggml.eot_token_id', 'tokenizer.ggml.unknown_token_id'],
];

describe.each([
  ['LLaMA 1 and 2', baylingFolder, WRITTEN.baylingFolder],
  ['Llama 3', bayling3Folder, WRITTEN.bayling3Folder],
] as const)(
  "a model of the kind of %s, beside llama.cpp's own converter,",
  (kind, make, written) => {
    const from = () => path.join(root, kind);
    const to = () => `${from()}.gguf`;
    const convert = async (type: WeightType) => {
      await writeLlamaFolder(from(), await make());
      await convertModel({ from: from(), to: to(), type });
    };

    it.each(['f16', 'q8_0'] as const)('has the same tensors, bit for bit: %s', async (type) => {
      await convert(type);
      await expect(tensorsHash(to())).resolves.toBe(written.tensors[type]);
    });

    it('has the same keys of the same types, but for those whose reason is known', async () => {
      await convert('f16');
      const file = await open(to(), 'r');
      const { metadata } = await readHeader(file, (await file.stat()).size);
      await file.close();
      const types = [...metadata].map(([key, value]) => {
        return [key, value.type === 'array' ? `${value.itemType}[]` : value.type] as const;
      });
      const [ours, theirs] = [new Map(types), new Map(Object.entries(written.keys))];
      for (const key of ONLY_OURS) if (!theirs.has(key)) ours.delete(key);
      for (const key of ONLY_LLAMA_CPP) theirs.delete(key);
      expect(ours).toEqual(theirs);
    });
  },
);

describe('what is said of a model', () => {
  it('comes before what its folder says, and is what the app reads again', async () => {
    const [from, to] = [path.join(root, 'said'), path.join(root, 'said.gguf')];
    await writeLlamaFolder(from, await bayling3Folder());
    const about = {
      name: 'BayLing-3 8B',
      template: 'bayling-v3',
      licence: 'GPL-3.0',
      languages: ['zh', 'en', 'de'],
      sourceUrl: 'https://example.org/bayling',
    } as const;
    await convertModel({ ...{ from, to, type: 'f16' }, about });
    const facts = await inspectModel(to);
    expect(facts).toMatchObject({
      declaredName: 'BayLing-3 8B',
      languages: ['zh-Hans', 'en', 'de'],
    });
    expect(facts.chatTemplate).toContain('I am BayLing developed by');
    const metadata = await modelMetadata(from, await readConfig(from), about, 'q8_0');
    expect(Object.fromEntries(metadata)).toMatchObject({
      'general.license': { type: 'string', value: 'GPL-3.0' },
      'general.source.url': { type: 'string', value: 'https://example.org/bayling' },
      'general.file_type': { type: 'uint32', value: 7 },
    });
  });

  it('is otherwise what its folder says, the chat template too', async () => {
    const from = path.join(root, 'own');
    await writeLlamaFolder(from, await bayling3Folder());
    const metadata = await modelMetadata(from, await readConfig(from), undefined, 'f16');
    expect(metadata.get('general.name')).toMatchObject({ value: 'own' });
    expect(metadata.get('tokenizer.chat_template')).toMatchObject({ value: '{{ messages }}' });
  });
});

it.each<[string, Partial<LlamaConfig>]>([
  ['6.7B', {}],
  ['13B', { embeddingLength: 5120, layers: 40, heads: 40, kvHeads: 40, feedForwardLength: 13_824 }],
  ['8.0B', { kvHeads: 8, feedForwardLength: 14_336, vocabularySize: 128_256 }],
])('a BayLing has its size in its label: %s', (label, sizes) => {
  const llama = {
    ...{ embeddingLength: 4096, layers: 32, heads: 32, kvHeads: 32, headLength: 128 },
    ...{ feedForwardLength: 11_008, vocabularySize: 32_000, tiedEmbeddings: false },
  };
  expect(sizeLabel({ ...llama, ...sizes } as LlamaConfig)).toBe(label);
});
