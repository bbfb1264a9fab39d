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

/**
 * The files of a repository that make a model to convert: configuration, tokenizer, and weights as safetensors, or where
 * there are none as PyTorch files. Null where it holds no such model.
 */
export function modelFilesOf(files: readonly HubFile[]): HubFile[] | null {
  const weights = [SAFETENSORS, PYTORCH]
    .map((pattern) => files.filter(({ path }) => pattern.test(path)))
    .find((found) => found.some(({ path }) => !path.endsWith('.json')));
  const rest = files.filter(({ path }) => CONFIGURATION.has(path));
  const isWhole = rest.some(({ path }) => path === 'config.json');
  return weights && isWhole ? [...rest, ...weights] : null;
}
