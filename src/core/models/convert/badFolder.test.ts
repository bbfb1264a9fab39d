import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '#shared/errors.ts';
import { inspectModel } from '../inspectModel.ts';
import { convertModel } from './convertModel.ts';
import { llamaFolder, writeLlamaFolder, type LlamaFolder } from './testing/llamaFolder.ts';

let root: string;
let from: string;
let to: string;
let folder: LlamaFolder;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'convert-bad-'));
  to = path.join(root, 'model.gguf');
});
beforeEach(async () => {
  from = await mkdtemp(path.join(root, 'tiny-'));
  folder = await llamaFolder();
});
afterAll(() => rm(root, { recursive: true }));

async function convert(): Promise<void> {
  await writeLlamaFolder(from, folder);
  await convertModel({ from, to, type: 'f16' });
}

describe('a bad folder gets one clear error, naming the file', () => {
  const invalid = (file: string, reason: string) => ({
    code: 'convert.invalid',
    details: { path: path.join(from, file), reason: expect.stringContaining(reason) as string },
  });

  it.each([['config.json'], ['model.safetensors'], ['tokenizer.model']])(
    '%s is missing',
    async (file) => {
      await writeLlamaFolder(from, folder);
      await rm(path.join(from, file));
      const converting = convertModel({ from, to, type: 'f16' });
      await expect(converting).rejects.toMatchObject(invalid(file, 'it is missing'));
    },
  );

  it.skipIf(process.platform === 'win32')('a pipe that nobody writes to', async () => {
    await writeLlamaFolder(from, folder);
    const pipe = path.join(from, 'chat_template.jinja');
    execFileSync('mkfifo', [pipe]);
    const converting = convertModel({ from, to, type: 'f16' });
    await expect(converting).rejects.toMatchObject(invalid('chat_template.jinja', 'not a regular'));
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no width', { hidden_size: undefined }, 'hidden_size'],
    ['a width of zero', { hidden_size: 0 }, 'hidden_size'],
    ['a width of 2^40', { hidden_size: 2 ** 40 }, 'hidden_size'],
    ['a text for a width', { hidden_size: '32' }, 'hidden_size'],
    ['10^9 layers', { num_hidden_layers: 1e9 }, 'num_hidden_layers'],
    ['KV heads that do not divide', { num_key_value_heads: 3 }, 'do not divide'],
    [
      'heads of half a value',
      { num_attention_heads: 5, num_key_value_heads: 5, head_dim: null },
      'even length',
    ],
    ['an absurd epsilon', { rms_norm_eps: 1 }, 'rms_norm_eps'],
    ['positions scaled', { rope_scaling: { type: 'linear', factor: 2 } }, 'rope_scaling'],
    ['another activation', { hidden_act: 'gelu' }, 'hidden_act'],
    ['no end token', { eos_token_id: undefined }, 'eos_token_id'],
  ])('config.json: %s', async (_, change, reason) => {
    Object.assign(folder.config, change);
    await expect(convert()).rejects.toMatchObject(invalid('config.json', reason));
  });

  it('another architecture', async () => {
    folder.config.architectures = ['GPT2LMHeadModel'];
    await expect(convert()).rejects.toMatchObject({
      code: 'model.unsupported',
      details: { path: from, architecture: 'GPT2LMHeadModel' },
    });
  });

  it.each<[string, number, string]>([
    ['far fewer tokens than config.json says', 2000, '800 tokens'],
    ['more tokens than config.json says', 799, '800 tokens'],
  ])('tokenizer.model: %s', async (_, vocabularySize, reason) => {
    folder.config.vocab_size = vocabularySize;
    await expect(convert()).rejects.toMatchObject(invalid('tokenizer.model', reason));
  });

  it('an end token that a text could spell', async () => {
    folder.config.eos_token_id = 300;
    await expect(convert()).rejects.toMatchObject(
      invalid('tokenizer.model', 'token 300 is no mark'),
    );
  });

  it.each<[string, () => void, string]>([
    [
      'a tensor is missing',
      () => delete folder.tensors['model.norm.weight'],
      'norm.weight is missing',
    ],
    [
      'a tensor is one too many',
      () => (folder.tensors['lm_head.weight'] = { shape: [1], values: new Float32Array(1) }),
      'lm_head.weight belongs to no',
    ],
    [
      'a tensor of another shape',
      () => (folder.tensors['model.norm.weight'] = { shape: [16], values: new Float32Array(16) }),
      'is 16 and should be 32',
    ],
    [
      'a weight that is no number',
      () => {
        spoil('mlp.up_proj', NaN);
      },
      'up_proj.weight holds NaN',
    ],
    [
      'an infinite weight',
      () => {
        spoil('input_layernorm', -Infinity);
      },
      'holds -Infinity',
    ],
    [
      'a weight beyond 16 bits',
      () => {
        spoil('self_attn.q_proj', 1e6);
      },
      'holds 1000000',
    ],
  ])('model.safetensors: %s', async (_, change, reason) => {
    change();
    await expect(convert()).rejects.toMatchObject(invalid('model.safetensors', reason));
  });

  function spoil(tensor: string, value: number): void {
    folder.tensors[`model.layers.1.${tensor}.weight`]?.values.fill(value, 20, 21);
  }

  it.each([
    ['a list of tokens', 'added_tokens.json', '[]', 'expected record'],
    ['a negative token', 'added_tokens.json', '{"a": -1}', 'a: '],
    ['a text with two tokens', 'added_tokens.json', '{"er": 800}', 'er is there twice'],
    ['an unknown key', 'model_card.json', '{"nmae": "x"}', 'nmae'],
    ['a text for a list', 'model_card.json', '{"tags": "x"}', 'tags'],
    ['bytes that are no text', 'chat_template.jinja', Buffer.of(0xff), 'no UTF-8'],
    ['a megabyte', 'config.json', ' '.repeat((1 << 20) + 1), 'larger than'],
  ])('%s in %s', async (_, file, content, reason) => {
    folder.files[file] = content;
    folder.config.vocab_size = 801;
    const named = reason.includes('twice') ? 'tokenizer.model' : file;
    await expect(convert()).rejects.toMatchObject(invalid(named, reason));
  });
});

describe('whatever a folder holds, it is refused or becomes a model that can be loaded:', () => {
  async function expectModelOrRefusal(): Promise<void> {
    try {
      await convertModel({ from, to, type: 'f16' });
      await inspectModel(to);
    } catch (error) {
      expect(isAppError(error) && error.code).toMatch(/^(convert\.invalid|model\.unsupported)$/);
    }
  }

  it('any numbers in config.json', async () => {
    await writeLlamaFolder(from, folder);
    const value = fc.oneof(fc.constantFrom(0, 1, 2, 8, 32, 64, null, ''), fc.nat(), fc.double());
    const key = fc.constantFrom(...Object.keys(folder.config));
    await fc.assert(
      fc.asyncProperty(key, value, async (name, changed) => {
        const config = { ...folder.config, [name]: changed };
        await writeFile(path.join(from, 'config.json'), JSON.stringify(config));
        await expectModelOrRefusal();
      }),
      { numRuns: 300 },
    );
  });

  it('any bytes in a file', async () => {
    await writeLlamaFolder(from, folder);
    const change = fc.record({
      file: fc.constantFrom('config.json', 'tokenizer.model', 'model.safetensors'),
      // The beginning is where it hurts.
      place: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(0)),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ file, place, bytes }) => {
        const target = path.join(from, file);
        const original = await readFile(target);
        const changed = Buffer.from(original);
        changed.set(bytes, Math.floor(place * (changed.length - bytes.length)));
        await writeFile(target, changed);
        await expectModelOrRefusal();
        await writeFile(target, original);
      }),
      { numRuns: 300 },
    );
  });
});
