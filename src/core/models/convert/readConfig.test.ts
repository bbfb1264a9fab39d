import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig, readSizes } from './readConfig.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'config-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** As the first folders with LLaMA's weights had it. */
const first = {
  architectures: ['LLaMAForCausalLM'],
  hidden_size: 4096,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  intermediate_size: 11_008,
  vocab_size: 32_000,
  max_sequence_length: 2048,
  rms_norm_eps: 1e-6,
  bos_token_id: 0,
  eos_token_id: 1,
};
/** As Llama 3 has it. */
const third = {
  ...first,
  architectures: ['LlamaForCausalLM'],
  num_key_value_heads: 8,
  max_position_embeddings: 8192,
  rope_theta: 500_000,
  bos_token_id: 128_000,
  eos_token_id: [128_001, 128_009],
};

async function read(config: Record<string, unknown>) {
  await writeFile(path.join(folder, 'config.json'), JSON.stringify(config));
  return readConfig(folder);
}

describe('config.json', () => {
  it('is read as the first folders had it', async () => {
    await expect(read(first)).resolves.toMatchObject({
      kvHeads: 32,
      headLength: 128,
      contextLength: 2048,
      ropeBase: 10_000,
      tiedEmbeddings: false,
    });
    const { max_sequence_length, ...rest } = first;
    await expect(read(rest)).resolves.toMatchObject({ contextLength: max_sequence_length });
  });

  it('may name several tokens that end an answer', async () => {
    await expect(read(third)).resolves.toMatchObject({
      kvHeads: 8,
      contextLength: 8192,
      ropeBase: 500_000,
      endTokens: [128_001, 128_009],
    });
  });

  it.each([
    [{ rope_scaling: null }, 500_000],
    [{ rope_scaling: { rope_type: 'default' } }, 500_000],
    [{ rope_parameters: { rope_type: 'default', rope_theta: 20_000 } }, 20_000],
    [{ rope_parameters: { rope_theta: 20_000, partial_rotary_factor: 1 } }, 20_000],
  ])('may say in newer ways that positions are as ever: %j', async (change, ropeBase) => {
    await expect(read({ ...third, ...change })).resolves.toMatchObject({ ropeBase });
  });

  it.each([
    [
      { rope_scaling: { type: 'linear', factor: 2 } },
      'rope_scaling: positions are scaled (linear)',
    ],
    [{ rope_scaling: { rope_type: 'llama3', factor: 8 } }, 'positions are scaled (llama3)'],
    [{ rope_scaling: { factor: 8 } }, 'positions are scaled'],
    [{ rope_parameters: { rope_type: 'yarn' } }, 'rope_parameters: positions are scaled (yarn)'],
    [{ rope_parameters: { partial_rotary_factor: 0.5 } }, 'partial_rotary_factor'],
    [{ rope_parameters: { rope_theta: 0 } }, 'rope_theta'],
    [{ hidden_size: 32_768 }, 'its heads are longer than 512 values'],
    [{ eos_token_id: [] }, 'eos_token_id'],
  ])('is refused where it asks for what is not known here: %j', async (change, reason) => {
    await expect(read({ ...third, ...change })).rejects.toMatchObject({
      code: 'convert.invalid',
      details: { reason: expect.stringContaining(reason) as string },
    });
  });

  it('tells the sizes by their names, whatever else it says', async () => {
    const { hidden_size, num_hidden_layers, num_attention_heads, intermediate_size, vocab_size } =
      first;
    await writeFile(
      path.join(folder, 'config.json'),
      JSON.stringify({ ...first, rope_scaling: 1, eos_token_id: 'x' }),
    );
    await expect(readSizes(folder)).resolves.toEqual({
      ...{ hidden_size, num_hidden_layers, num_attention_heads, intermediate_size, vocab_size },
      num_key_value_heads: 32,
    });
  });
});
