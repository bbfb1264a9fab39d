import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, open, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetadataValue } from './gguf/format.ts';
import { readHeader } from './gguf/readHeader.ts';
import { writeGguf } from './gguf/writeGguf.ts';
import { inspectModel } from './inspectModel.ts';
import { testModelPath, vocabularyPath } from './testModel/testModelPath.ts';
import { writeTestModel } from './testModel/writeTestModel.ts';

let folder: string;
let model: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'inspect-'));
  file = path.join(folder, 'model.gguf');
  model = await testModelPath();
});
afterAll(() => rm(folder, { recursive: true }));

/** The test model again, with some of its metadata changed. */
async function withMetadata(changes: Record<string, MetadataValue | undefined>): Promise<void> {
  const handle = await open(model, 'r');
  const { metadata, tensors, dataOffset, fileBytes } = await readHeader(
    handle,
    (await handle.stat()).size,
  );
  const changed = new Map(metadata);
  for (const [key, value] of Object.entries(changes)) {
    if (value) changed.set(key, value);
    else changed.delete(key);
  }
  const data = Buffer.alloc(fileBytes - dataOffset);
  await handle.read(data, 0, data.length, dataOffset);
  await handle.close();
  await writeGguf(
    file,
    changed,
    tensors.map((tensor) => ({
      ...tensor,
      data: () => data.subarray(tensor.offset, tensor.offset + tensor.sizeBytes),
    })),
  );
}

const whole = (value: number): MetadataValue => ({ type: 'uint32', value });
const float = (value: number): MetadataValue => ({ type: 'float32', value });
const text = (value: string): MetadataValue => ({ type: 'string', value });
const texts = (...items: string[]): MetadataValue => ({ type: 'array', itemType: 'string', items });

describe('a good model file', () => {
  it('is described by its header', async () => {
    await expect(inspectModel(model)).resolves.toMatchObject({
      path: model,
      name: path.basename(model, '.gguf'),
      declaredName: 'Test model',
      architecture: 'llama',
      vocabulary: { tokenizer: 'llama' },
      controlTokens: new Map([
        ['<s>', 1],
        ['</s>', 2],
      ]),
      contextLength: 2048,
      layers: 2,
      fileBytes: (await stat(model)).size,
      // 2 layers, 2 KV heads of 8 values, keys and values, 2 bytes each
      kvBytesPerToken: 128,
    });
  });

  it('tells what it is made of, and where it comes from', async () => {
    await withMetadata({
      'general.file_type': whole(15),
      'general.license': text('gpl-3.0'),
      'general.source.url': text('javascript:alert(1)'),
      'general.repo_url': text('https://huggingface.co/ICTNLP/bayling-2-7b'),
    });
    await expect(inspectModel(file)).resolves.toMatchObject({
      parts: [file],
      quantization: 'Q4_K_M',
      // Two matrices of 32,000 × 32, the last norm, and 2 layers: two norms, four and three matrices.
      parameters: 2 * 32_000 * 32 + 32 + 2 * (2 * 32 + 2 * 32 * 32 + 2 * 32 * 16 + 3 * 32 * 64),
      licence: 'gpl-3.0',
      sourceUrl: 'https://huggingface.co/ICTNLP/bayling-2-7b',
    });
  });

  it('says nothing of what it does not know', async () => {
    await withMetadata({
      'general.file_type': whole(999),
      'general.license': text('x'.repeat(1e6)),
      'general.url': text('https://'),
    });
    const { quantization, licence, sourceUrl } = await inspectModel(file);
    expect({ quantization, licence, sourceUrl }).toEqual({});
  });

  it('is written the same for the same seed, and otherwise for another', async () => {
    const other = path.join(folder, 'other.gguf');
    const vocabulary = vocabularyPath('spm');
    await writeTestModel(file, { vocabulary, seed: 1 });
    await writeTestModel(other, { vocabulary, seed: 2 });
    const same = (a: string, b: string) => {
      try {
        return execFileSync('cmp', ['-s', a, b]).length === 0;
      } catch {
        return false;
      }
    };
    expect([same(file, model), same(other, model)]).toEqual([true, false]);
  });

  it('keeps its chat template', async () => {
    await withMetadata({ 'tokenizer.chat_template': text('{{ messages }}') });
    await expect(inspectModel(file)).resolves.toMatchObject({ chatTemplate: '{{ messages }}' });
  });

  it('tells which languages it knows, and whether it is the starter model', async () => {
    await withMetadata({
      'general.basename': text('bayling-starter'),
      'general.languages': texts('zh', 'en', 'eng', 'elvish', 'x'.repeat(1e6)),
    });
    const facts = await inspectModel(file);
    expect(facts).toMatchObject({ languages: ['zh-Hans', 'en'], starter: true });
    const { languages, starter } = await inspectModel(model);
    expect({ languages, starter }).toEqual({ languages: undefined, starter: false });
  });

  it.each<[string, MetadataValue]>([
    ['a single one, as models for every language name English', texts('en')],
    ['none that is known', texts('code', 'elvish')],
    ['a text', text('zh, en')],
    ['numbers', { type: 'array', itemType: 'uint32', items: [1, 2] }],
  ])('names no languages with %s', async (_, value) => {
    await withMetadata({ 'general.languages': value });
    expect((await inspectModel(file)).languages).toBeUndefined();
  });
});

describe('a bad model file gets one clear error', () => {
  it('missing', async () => {
    const missing = path.join(folder, 'none.gguf');
    await expect(inspectModel(missing)).rejects.toMatchObject({
      code: 'model.notFound',
      details: { path: missing },
    });
    await expect(inspectModel(path.join(model, 'x'))).rejects.toMatchObject({
      code: 'model.notFound',
    });
  });

  it('a folder', async () => {
    await expect(inspectModel(folder)).rejects.toMatchObject({ code: 'model.isFolder' });
  });

  it.skipIf(process.platform === 'win32')('a pipe that nobody writes to', async () => {
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(inspectModel(pipe)).rejects.toMatchObject({ code: 'model.unreadable' });
  });

  it('empty', async () => {
    await writeFile(file, '');
    await expect(inspectModel(file)).rejects.toMatchObject({ code: 'model.empty' });
  });

  it('of another kind', async () => {
    await writeFile(file, 'PK\x03\x04 not a model');
    await expect(inspectModel(file)).rejects.toMatchObject({ code: 'model.notGguf' });
  });

  it('cut off at half, or by one byte', async () => {
    const { size } = await stat(model);
    for (const length of [size - 1, Math.floor(size / 2), 300_000]) {
      await copyFile(model, file);
      await truncate(file, length);
      await expect(inspectModel(file)).rejects.toMatchObject({
        code: 'model.truncated',
        details: { path: file, actualBytes: length },
      });
    }
  });

  it('a vocabulary without weights', async () => {
    await expect(inspectModel(vocabularyPath('spm'))).rejects.toMatchObject({
      code: 'model.damaged',
    });
  });

  it('no language model', async () => {
    await withMetadata({
      'general.architecture': text('clip'),
      'clip.embedding_length': whole(32),
      'clip.block_count': whole(2),
      'clip.context_length': whole(32),
    });
    await expect(inspectModel(file)).rejects.toMatchObject({
      code: 'model.unsupported',
      details: { path: file, architecture: 'clip' },
    });
  });

  it.each<[string, Record<string, MetadataValue | undefined>]>([
    ['no architecture', { 'general.architecture': undefined }],
    ['no tokenizer', { 'tokenizer.ggml.model': undefined }],
    ['no vocabulary', { 'tokenizer.ggml.tokens': undefined }],
    ['another width', { 'llama.embedding_length': whole(33) }],
    ['another number of layers', { 'llama.block_count': whole(3) }],
    ['an absurd number of layers', { 'llama.block_count': whole(0x02000002) }],
    ['no heads', { 'llama.attention.head_count': undefined }],
    ['zero heads', { 'llama.attention.head_count': whole(0) }],
    ['heads that do not divide', { 'llama.attention.head_count': whole(5) }],
    ['more KV heads than heads', { 'llama.attention.head_count_kv': whole(8) }],
    ['another inner width', { 'llama.feed_forward_length': whole(65) }],
    ['no window', { 'llama.context_length': whole(0) }],
    ['an absurd window', { 'llama.context_length': whole(0x80000800) }],
    ['a negative epsilon', { 'llama.attention.layer_norm_rms_epsilon': float(-1e-5) }],
    ['an epsilon that is no number', { 'llama.attention.layer_norm_rms_epsilon': float(NaN) }],
    ['rotation beyond a head', { 'llama.rope.dimension_count': whole(10) }],
    ['rotation of an odd size', { 'llama.rope.dimension_count': whole(7) }],
    ['a rotation base of zero', { 'llama.rope.freq_base': float(0) }],
    ['an end token outside the vocabulary', { 'tokenizer.ggml.eos_token_id': whole(32_000) }],
    [
      'scores for another vocabulary',
      { 'tokenizer.ggml.scores': { type: 'array', itemType: 'float32', items: [0, 0] } },
    ],
  ])('damaged: %s', async (_, changes) => {
    await withMetadata(changes);
    await expect(inspectModel(file)).rejects.toMatchObject({ code: 'model.damaged' });
  });
});
