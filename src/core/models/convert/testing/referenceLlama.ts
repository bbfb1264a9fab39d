import type { LlamaFolder } from './llamaFolder.ts';

/**
 * A LLaMA model computed the plain way in double precision, straight from the tensors of a Hugging Face folder and with
 * its conventions: heads rotate row i with row i + half. Answers the logits after each token.
 */
export function referenceLogits(folder: LlamaFolder, tokens: readonly number[]): number[][] {
  const { config } = folder;
  const heads = Number(config.num_attention_heads);
  const kvHeads = Number(config.num_key_value_heads);
  const epsilon = Number(config.rms_norm_eps);
  const headLength = Number(config.head_dim ?? Number(config.hidden_size) / heads);

  const matrices = new Map<string, number[][]>();
  const rows = (name: string): number[][] => {
    const known = matrices.get(name);
    if (known) return known;
    const { shape, values } = folder.tensors[`${name}.weight`] ?? { shape: [], values: [] };
    const columns = shape.at(-1) ?? 0;
    const [height = 0] = shape.length === 1 ? [1] : shape;
    const made = Array.from({ length: height }, (_, row) => [
      ...values.slice(row * columns, (row + 1) * columns),
    ]);
    matrices.set(name, made);
    return made;
  };
  const apply = (name: string, x: readonly number[]) => rows(name).map((row) => dot(row, x));
  const norm = (name: string, x: readonly number[]) => {
    const scale = 1 / Math.sqrt(dot(x, x) / x.length + epsilon);
    const [weights = []] = rows(name);
    return x.map((value, index) => value * scale * (weights[index] ?? 0));
  };
  const split = (x: readonly number[]) =>
    Array.from({ length: x.length / headLength }, (_, head) =>
      x.slice(head * headLength, (head + 1) * headLength),
    );
  const rotate = (x: readonly number[], position: number) => {
    const half = headLength / 2;
    return x.map((value, index) => {
      const angle = position * Number(config.rope_theta) ** (-(index % half) / half);
      const partner = index < half ? -(x[index + half] ?? 0) : (x[index - half] ?? 0);
      return value * Math.cos(angle) + partner * Math.sin(angle);
    });
  };

  function attend(layer: string, states: readonly number[][]): number[][] {
    const normed = states.map((x) => norm(`${layer}.input_layernorm`, x));
    const project = (name: string) =>
      normed.map((x) => split(apply(`${layer}.self_attn.${name}_proj`, x)));
    const turned = (name: string) =>
      project(name).map((all, position) => all.map((head) => rotate(head, position)));
    const [queries, keys, values] = [turned('q'), turned('k'), project('v')];
    return queries.map((query, position) => {
      const mixed = query.flatMap((q, head) => {
        const kv = Math.floor((head * kvHeads) / heads);
        const seen = keys.slice(0, position + 1).map((key) => dot(q, key[kv] ?? []));
        const weights = softmax(seen.map((score) => score / Math.sqrt(headLength)));
        return q.map((_, index) =>
          dot(
            weights,
            values.map((value) => value[kv]?.[index] ?? 0),
          ),
        );
      });
      return apply(`${layer}.self_attn.o_proj`, mixed);
    });
  }

  function feedForward(layer: string, state: readonly number[]): number[] {
    const x = norm(`${layer}.post_attention_layernorm`, state);
    const up = apply(`${layer}.mlp.up_proj`, x);
    const gate = apply(`${layer}.mlp.gate_proj`, x);
    const inner = gate.map((value, index) => (value / (1 + Math.exp(-value))) * (up[index] ?? 0));
    return apply(`${layer}.mlp.down_proj`, inner);
  }

  const embedding = rows('model.embed_tokens');
  let states = tokens.map((token) => embedding[token] ?? []);
  for (let index = 0; index < Number(config.num_hidden_layers); index++) {
    const layer = `model.layers.${index}`;
    const attended = attend(layer, states);
    states = states.map((x, position) => sum(x, attended[position] ?? []));
    states = states.map((x) => sum(x, feedForward(layer, x)));
  }
  const output = config.tie_word_embeddings === true ? 'model.embed_tokens' : 'lm_head';
  return states.map((x) => apply(output, norm('model.norm', x)));
}

/** Logits as natural logarithms of probabilities. */
export function logProbabilitiesOf(logits: readonly number[]): number[] {
  const most = Math.max(...logits);
  const total = logits.reduce((all, logit) => all + Math.exp(logit - most), 0);
  return logits.map((logit) => logit - most - Math.log(total));
}

/** Over as many as `a` has. */
function dot(a: readonly number[], b: readonly number[]): number {
  let total = 0;
  for (let index = 0; index < a.length; index++) total += (a[index] ?? 0) * (b[index] ?? 0);
  return total;
}

const sum = (a: readonly number[], b: readonly number[]) =>
  a.map((value, index) => value + (b[index] ?? 0));

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}
