import { ConvertDamage } from './damage.ts';
import type { LlamaConfig } from './readConfig.ts';
import type { SourceTensor } from './weights/sourceTensor.ts';

/** A tensor of the model to write, and where it comes from. */
export interface PlannedTensor {
  /** As llama.cpp names it. */
  name: string;
  source: SourceTensor;
  /** Where the rows of a head change their order, how many they are. */
  headLength?: number;
}

interface Wanted {
  from: string;
  to: string;
  /** Sizes, the slowest-running first. */
  shape: readonly number[];
  headLength?: number;
}

/** Older folders keep what can be computed. */
const SUPERFLUOUS = '.rotary_emb.inv_freq';

/**
 * What a LLaMA model is made of, each tensor with its source. Throws ConvertDamage where one is missing, is of another
 * shape than `config.json` says, or is not known.
 */
export function planTensors(
  config: LlamaConfig,
  sources: ReadonlyMap<string, SourceTensor>,
): PlannedTensor[] {
  const wanted = wantedTensors(config);
  const known = new Set(wanted.map(({ from }) => from));
  for (const name of sources.keys()) {
    if (!known.has(name) && !name.endsWith(SUPERFLUOUS)) {
      throw new ConvertDamage(`${name} belongs to no LLaMA model of this config.json`);
    }
  }
  return wanted.map(({ from, to, shape, headLength }) => {
    const source = sources.get(from);
    if (!source) throw new ConvertDamage(`${from} is missing`);
    if (source.shape.join() !== shape.join()) {
      const found = source.shape.join(' × ');
      throw new ConvertDamage(`${from} is ${found} and should be ${shape.join(' × ')}`);
    }
    return { name: to, source, ...(headLength !== undefined && { headLength }) };
  });
}

function wantedTensors(config: LlamaConfig): Wanted[] {
  const { embeddingLength: width, vocabularySize, layers, tiedEmbeddings } = config;
  const output = { from: 'lm_head.weight', to: 'output.weight', shape: [vocabularySize, width] };
  return [
    { from: 'model.embed_tokens.weight', to: 'token_embd.weight', shape: [vocabularySize, width] },
    ...Array.from({ length: layers }, (_, layer) => layerTensors(layer, config)).flat(),
    { from: 'model.norm.weight', to: 'output_norm.weight', shape: [width] },
    // Without it llama.cpp takes the embedding.
    ...(tiedEmbeddings ? [] : [output]),
  ];
}

function layerTensors(layer: number, config: LlamaConfig): Wanted[] {
  const { embeddingLength: width, feedForwardLength: inner, heads, kvHeads, headLength } = config;
  const tensor = (from: string, to: string, ...shape: number[]): Wanted => ({
    from: `model.layers.${layer}.${from}.weight`,
    to: `blk.${layer}.${to}.weight`,
    shape,
  });
  return [
    tensor('input_layernorm', 'attn_norm', width),
    { ...tensor('self_attn.q_proj', 'attn_q', heads * headLength, width), headLength },
    { ...tensor('self_attn.k_proj', 'attn_k', kvHeads * headLength, width), headLength },
    tensor('self_attn.v_proj', 'attn_v', kvHeads * headLength, width),
    tensor('self_attn.o_proj', 'attn_output', width, heads * headLength),
    tensor('post_attention_layernorm', 'ffn_norm', width),
    tensor('mlp.gate_proj', 'ffn_gate', inner, width),
    tensor('mlp.up_proj', 'ffn_up', inner, width),
    tensor('mlp.down_proj', 'ffn_down', width, inner),
  ];
}
