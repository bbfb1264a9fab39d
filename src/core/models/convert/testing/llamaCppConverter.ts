import { createHash } from 'node:crypto';
import { readFile, open } from 'node:fs/promises';
import { readHeader } from '../../gguf/readHeader.ts';
import { llama3Folder } from './llama3Folder.ts';
import { llamaFolder, type LlamaFolder } from './llamaFolder.ts';

const README =
  '---\nlicense: gpl-3.0\nlanguage:\n- zh\n- en\ntags:\n- translation\n---\n# BayLing\n';

/** A folder as `bayling-2-7b` is published. */
export async function baylingFolder(): Promise<LlamaFolder> {
  const folder = await llamaFolder();
  folder.config.pad_token_id = 0;
  Object.assign(folder.files, {
    'README.md': README,
    'tokenizer_config.json': JSON.stringify({
      ...{ add_bos_token: true, add_eos_token: false },
      ...{ bos_token: '<s>', eos_token: '</s>', unk_token: '<unk>' },
    }),
    'generation_config.json': JSON.stringify({ eos_token_id: 2, temperature: 0.6, top_p: 0.9 }),
  });
  return folder;
}

/** A folder as `bayling-2-llama-3-8b` is published. */
export async function bayling3Folder(): Promise<LlamaFolder> {
  const folder = await llama3Folder();
  Object.assign(folder.files, {
    'README.md': README,
    'tokenizer_config.json': JSON.stringify({
      ...{ bos_token: '<|begin_of_text|>', eos_token: '<|end_of_text|>' },
      chat_template: '{{ messages }}',
    }),
  });
  return folder;
}

/** SHA-256 of a file's tensors, in the order of their names: name, type, shape and bytes of each. */
export async function tensorsHash(path: string): Promise<string> {
  const file = await open(path, 'r');
  const { tensors, dataOffset } = await readHeader(file, (await file.stat()).size);
  await file.close();
  const bytes = await readFile(path);
  const hash = createHash('sha256');
  for (const { name, type, shape, offset, sizeBytes } of tensors.toSorted(byName)) {
    const start = dataOffset + offset;
    hash
      .update(JSON.stringify([name, type, shape]))
      .update(bytes.subarray(start, start + sizeBytes));
  }
  return hash.digest('hex');
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

const BOTH = {
  'general.architecture': 'string',
  'general.basename': 'string',
  'general.file_type': 'uint32',
  'general.finetune': 'string',
  'general.languages': 'string[]',
  'general.license': 'string',
  'general.name': 'string',
  'general.quantization_version': 'uint32',
  'general.size_label': 'string',
  'general.tags': 'string[]',
  'general.type': 'string',
  'llama.attention.head_count': 'uint32',
  'llama.attention.head_count_kv': 'uint32',
  'llama.attention.key_length': 'uint32',
  'llama.attention.layer_norm_rms_epsilon': 'float32',
  'llama.attention.value_length': 'uint32',
  'llama.block_count': 'uint32',
  'llama.context_length': 'uint32',
  'llama.embedding_length': 'uint32',
  'llama.feed_forward_length': 'uint32',
  'llama.rope.dimension_count': 'uint32',
  'llama.rope.freq_base': 'float32',
  'llama.vocab_size': 'uint32',
  'tokenizer.ggml.add_bos_token': 'bool',
  'tokenizer.ggml.bos_token_id': 'uint32',
  'tokenizer.ggml.eos_token_id': 'uint32',
  'tokenizer.ggml.model': 'string',
  'tokenizer.ggml.pre': 'string',
  'tokenizer.ggml.token_type': 'int32[]',
  'tokenizer.ggml.tokens': 'string[]',
};

/** What llama.cpp's own converter wrote of these folders: keys with their types, and the tensors' hash. */
export const WRITTEN = {
  baylingFolder: {
    keys: {
      ...BOTH,
      'general.sampling.temp': 'float32',
      'general.sampling.top_p': 'float32',
      'tokenizer.ggml.add_eos_token': 'bool',
      'tokenizer.ggml.padding_token_id': 'uint32',
      'tokenizer.ggml.scores': 'float32[]',
    },
    tensors: {
      f16: 'ec0a9f4ddbfe067bc45ef34d982d0e03d093076bba5bb211983cf9e6a4d20283',
      q8_0: '7ae15ce9dbe4dcae6519a3b5ea4d2ec6bd78a83a9dd8f594f4865d76a6770db3',
    },
  },
  bayling3Folder: {
    keys: {
      ...BOTH,
      'tokenizer.chat_template': 'string',
      'tokenizer.ggml.add_sep_token': 'bool',
      'tokenizer.ggml.merges': 'string[]',
    },
    tensors: {
      f16: '2d963886bad8f55653e509c8e305a8f5b42000aa66f61d2b637430f6c35be130',
      q8_0: 'b7ada0d4bf08409e3259c937f80bc06d358e19b51a3eca0eaa14572931efc504',
    },
  },
} as const;
