import path from 'node:path';
import * as z from 'zod';
import { AppError } from '#shared/errors.ts';
import { MAX_LAYERS } from '../modelFacts.ts';
import { readable } from '../gguf/damage.ts';
import { reading } from './damage.ts';
import { parseJson, readWhole } from './inputFile.ts';
import { ropeBase, ropeSettings } from './ropeSettings.ts';

/** What `config.json` of a Hugging Face folder tells about a LLaMA model. */
export type LlamaConfig = z.output<typeof llamaSchema>;

const MAX_CONFIG_BYTES = 1 << 20;
/** The second is how the first folders with LLaMA's weights spell it. */
const ARCHITECTURES = ['LlamaForCausalLM', 'LLaMAForCausalLM'];
/** The window of LLaMA; its first folders leave it out, or call it otherwise. */
const CONTEXT_LENGTH = 2048;
/** A head's rows are permuted at once, so they must be few enough to be in memory. */
const MAX_HEAD_LENGTH = 512;

const size = (low: number, high: number) => z.int().min(low).max(high);
const token = z.int().nonnegative();
/** One token that ends an answer, or several, the main one first. */
export const endTokensSchema = z
  .union([token.transform((id) => [id]), z.array(token).min(1).max(16)])
  .pipe(z.array(token));
const contextLength = size(8, 1 << 24).optional();

const architectureSchema = z.object({ architectures: z.array(z.string()).length(1) });
const sizesSchema = z.object({
  hidden_size: size(2, 1 << 16),
  num_hidden_layers: size(1, MAX_LAYERS),
  num_attention_heads: size(1, 1 << 12),
  num_key_value_heads: size(1, 1 << 12).optional(),
  intermediate_size: size(1, 1 << 20),
  vocab_size: size(1, 1 << 20),
});
const llamaSchema = sizesSchema
  .extend({
    head_dim: size(2, MAX_HEAD_LENGTH).nullish(),
    max_position_embeddings: contextLength,
    max_sequence_length: contextLength,
    rms_norm_eps: z.number().min(1e-12).max(0.01),
    rope_theta: ropeBase.default(10_000),
    rope_scaling: ropeSettings,
    rope_parameters: ropeSettings,
    hidden_act: z.literal('silu').default('silu'),
    tie_word_embeddings: z.boolean().default(false),
    bos_token_id: token,
    eos_token_id: endTokensSchema,
  })
  .transform((config) => ({
    embeddingLength: config.hidden_size,
    layers: config.num_hidden_layers,
    heads: config.num_attention_heads,
    kvHeads: config.num_key_value_heads ?? config.num_attention_heads,
    headLength: config.head_dim ?? config.hidden_size / config.num_attention_heads,
    feedForwardLength: config.intermediate_size,
    vocabularySize: config.vocab_size,
    contextLength: config.max_position_embeddings ?? config.max_sequence_length ?? CONTEXT_LENGTH,
    normEpsilon: config.rms_norm_eps,
    ropeBase: config.rope_parameters?.rope_theta ?? config.rope_theta,
    tiedEmbeddings: config.tie_word_embeddings,
    bosToken: config.bos_token_id,
    /** The first is the main one. */
    endTokens: config.eos_token_id,
  }))
  .refine(({ headLength }) => headLength % 2 === 0, 'its heads have no even length')
  .refine(({ headLength }) => headLength <= MAX_HEAD_LENGTH, 'its heads are longer than 512 values')
  .refine(({ heads, kvHeads }) => heads % kvHeads === 0, 'its KV heads do not divide its heads');

/** Errors: `convert.invalid`, `file.unreadable`, `model.unsupported` for another architecture than LLaMA's. */
export function readConfig(folder: string): Promise<LlamaConfig> {
  return parseConfig(folder, llamaSchema);
}

/** The sizes in a folder's `config.json`, by its own names for them. Errors: those of readConfig. */
export async function readSizes(folder: string): Promise<Required<z.output<typeof sizesSchema>>> {
  const sizes = await parseConfig(folder, sizesSchema);
  return { num_key_value_heads: sizes.num_attention_heads, ...sizes };
}

async function parseConfig<S extends z.ZodType>(folder: string, schema: S): Promise<z.output<S>> {
  const file = path.join(folder, 'config.json');
  const bytes = await readWhole(file, MAX_CONFIG_BYTES);
  return reading(file, () => {
    const { architectures } = parseJson(bytes, architectureSchema);
    const [architecture = ''] = architectures;
    if (!ARCHITECTURES.includes(architecture)) {
      throw new AppError('model.unsupported', {
        path: folder,
        architecture: readable(architecture),
      });
    }
    return parseJson(bytes, schema);
  });
}
