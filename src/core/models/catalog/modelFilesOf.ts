import type { HubFile } from '../hub/hub.ts';

/** What a conversion reads beside the weights, in the folder itself. */
const CONFIGURATION = new Set([
  'config.json',
  'generation_config.json',
  'tokenizer.model',
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'added_tokens.json',
  'chat_template.jinja',
]);
const SAFETENSORS = /^[^/]*\.safetensors(?:\.index\.json)?$/;
const PYTORCH = /^pytorch_model[^/]*\.bin(?:\.index\.json)?$/;
const SHARD = /^(.*)-(\d{5})-of-(\d{5})(\.[a-z]+)$/;

/**
 * The files of a repository that make a model to convert: configuration, tokenizer, and weights as safetensors, or where
 * there are none as PyTorch files. Null where it holds no such model, or lacks a part of it: that would be found out only
 * after gigabytes.
 */
export function modelFilesOf(files: readonly HubFile[]): HubFile[] | null {
  const weights = [SAFETENSORS, PYTORCH]
    .map((pattern) => files.filter(({ path }) => pattern.test(path)))
    .find(areWhole);
  const rest = files.filter(({ path }) => CONFIGURATION.has(path));
  const has = (name: string) => rest.some(({ path }) => path === name);
  const isWhole = has('config.json') && (has('tokenizer.model') || has('tokenizer.json'));
  return weights && isWhole ? [...rest, ...weights] : null;
}

/** Whether there are weights, and of numbered ones the last number is as many as there are. */
function areWhole(files: readonly HubFile[]): boolean {
  const weights = files.filter(({ path }) => !path.endsWith('.json'));
  const shards = Map.groupBy(weights, ({ path }) => SHARD.exec(path)?.[3] ?? '');
  shards.delete('');
  return (
    weights.length > 0 && [...shards].every(([count, found]) => found.length === Number(count))
  );
}
