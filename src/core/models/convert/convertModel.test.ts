import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { readHeader } from '../gguf/readHeader.ts';
import { inspectModel } from '../inspectModel.ts';
import { convertModel } from './convertModel.ts';
import type { WeightType } from './encodings.ts';
import { llamaFolder, writeLlamaFolder, type LlamaFolder } from './testing/llamaFolder.ts';
import { encodeSafetensors } from './testing/safetensors.ts';
import { encodeSentencePiece, llamaPieces } from './testing/sentencePieceModel.ts';

let root: string;
let from: string;
let to: string;
let folder: LlamaFolder;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'convert-'));
  to = path.join(root, 'model.gguf');
});
beforeEach(async () => {
  from = await mkdtemp(path.join(root, 'tiny-'));
  folder = await llamaFolder();
});
afterAll(() => rm(root, { recursive: true }));

async function convert(type: WeightType = 'f16'): Promise<void> {
  await writeLlamaFolder(from, folder);
  await convertModel({ from, to, type });
}

async function header() {
  const file = await open(to, 'r');
  try {
    return await readHeader(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

describe('a converted model', () => {
  it('passes our own inspection, with all that the folder told', async () => {
    const template = '{{ messages[0].content }}';
    folder.files['chat_template.jinja'] = template;
    folder.files['added_tokens.json'] = JSON.stringify({ '<g1>': 800, '\n### Response:\n': 801 });
    folder.files['model_card.json'] = JSON.stringify({
      name: 'BayLing Starter',
      license: 'Apache-2.0',
      languages: ['zh', 'en'],
    });
    folder.config.vocab_size = 802;
    folder.tensors['model.embed_tokens.weight'] = {
      shape: [802, 32],
      values: new Float32Array(802 * 32),
    };
    await convert();
    const facts = await inspectModel(to);
    expect(facts).toMatchObject({
      declaredName: 'BayLing Starter',
      architecture: 'llama',
      chatTemplate: template,
      contextLength: 512,
      layers: 2,
      controlTokens: new Map([
        ['<s>', 1],
        ['</s>', 2],
      ]),
    });
    expect(facts.vocabulary.tokens.slice(800)).toEqual(['<g1>', '\n### Response:\n']);
    expect(facts.vocabulary.tokenTypes?.slice(798)).toEqual([1, 1, 4, 4]);
    const { metadata } = await header();
    expect(Object.fromEntries(metadata)).toMatchObject({
      'general.file_type': { value: 1 },
      'general.license': { value: 'Apache-2.0' },
      'general.languages': { itemType: 'string', items: ['zh', 'en'] },
      'llama.vocab_size': { value: 802 },
      'llama.rope.freq_base': { value: 500 },
      'tokenizer.ggml.unknown_token_id': { value: 0 },
      'tokenizer.ggml.add_bos_token': { value: true },
      'tokenizer.ggml.add_space_prefix': { value: false },
    });
  });

  it('is called as its folder is, where nobody named it', async () => {
    await convert();
    await expect(inspectModel(to)).resolves.toMatchObject({ declaredName: path.basename(from) });
  });

  it('keeps every weight of 16 bits as it was, and vectors at 32', async () => {
    folder = await llamaFolder({ dtype: 'F16' });
    await convert();
    const { tensors, dataOffset } = await header();
    const source = folder.tensors['model.layers.1.mlp.down_proj.weight'];
    const matrix = tensors.find(({ name }) => name === 'blk.1.ffn_down.weight');
    expect(matrix).toMatchObject({ shape: [64, 32], type: 1 });
    const start = dataOffset + (matrix?.offset ?? 0);
    const written = (await readFile(to)).subarray(start, start + 64 * 32 * 2);
    const tensor = { a: { shape: [64 * 32], values: source?.values ?? new Float32Array() } };
    const bytes = encodeSafetensors({ a: { ...tensor.a, dtype: 'F16' } });
    expect(written.equals(bytes.subarray(-written.length))).toBe(true);
    expect(tensors.find(({ name }) => name === 'output_norm.weight')).toMatchObject({ type: 0 });
  });

  it('is written with blocks of 8 bits where that is asked for', async () => {
    await convert('q8_0');
    const { metadata, tensors } = await header();
    expect(metadata.get('general.file_type')).toMatchObject({ value: 7 });
    expect(new Set(tensors.map(({ type }) => type))).toEqual(new Set([0, 8]));
    await expect(inspectModel(to)).resolves.toMatchObject({ layers: 2 });
  });

  it('tells how far it is, and stops when asked to', async () => {
    await writeLlamaFolder(from, folder);
    const progress: number[] = [];
    const onProgress = (done: number) => progress.push(done);
    await convertModel({ from, to, type: 'f16', onProgress });
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);

    const abort = new AbortController();
    const reason = new Error('enough');
    const stopped = convertModel({
      ...{ from, to, type: 'f16', signal: abort.signal },
      onProgress: () => {
        abort.abort(reason);
      },
    });
    await expect(stopped).rejects.toBe(reason);
  });
});

it('llama.cpp runs a model of 8-bit blocks', async () => {
  const engine = createLlamaEngine();
  await convert('q8_0');
  await engine.load(to, { gpu: 'off' });
  const dialog = { messages: [{ role: 'user' as const, text: '你好' }] };
  await expect(engine.generate(dialog, { temperature: 0, maxTokens: 10 })).resolves.toMatchObject({
    tokens: 10,
  });
  await engine.unload();
});

it('what is superfluous in older folders is left out', async () => {
  const name = 'model.layers.0.self_attn.rotary_emb.inv_freq';
  folder.tensors[name] = { shape: [4], values: new Float32Array(4) };
  await convert();
  expect((await header()).tensors).toHaveLength(20);
});

it('a tokenizer that writes a space first says so', async () => {
  const pieces = await llamaPieces(800);
  folder.files['tokenizer.model'] = encodeSentencePiece(pieces, { dummyPrefix: true });
  await convert();
  const { metadata } = await header();
  expect(metadata.get('tokenizer.ggml.add_space_prefix')).toMatchObject({ value: true });
});
