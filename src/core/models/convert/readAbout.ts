import path from 'node:path';
import * as z from 'zod';
import type { MetadataValue } from '../gguf/format.ts';
import type { ModelAbout } from '../worker/modelTask.ts';
import { chatTemplates } from './chatTemplates.ts';
import { reading } from './damage.ts';
import { decodeText, parseJson, readOptional } from './inputFile.ts';
import { readTokenizerConfig } from './tokenizer/tokenizerConfig.ts';

const MAX_BYTES = 1 << 20;

const text = z.string().min(1).max(4000).exactOptional();
const texts = z.array(z.string().min(1).max(100)).max(200).exactOptional();
const cardSchema = z.strictObject({
  name: text,
  basename: text,
  version: text,
  description: text,
  license: text,
  languages: texts,
  tags: texts,
});

/**
 * What is told about a model in words, as `general.*`, and its chat template: by `about`, by the folder's
 * `model_card.json` (a small file of our own) and the tokenizer's files, in this order. A model that nobody named is
 * called as its folder. Errors: `convert.invalid`, `file.unreadable`.
 */
export async function readAbout(
  folder: string,
  about: ModelAbout = {},
): Promise<Map<string, MetadataValue>> {
  const { template, name, licence, languages, sourceUrl } = about;
  const card = await readCard(path.join(folder, 'model_card.json'));
  const told = {
    name: path.basename(path.resolve(folder)),
    ...card,
    ...(name !== undefined && { name }),
    ...(licence !== undefined && { license: licence }),
    ...(languages && { languages }),
    ...(sourceUrl !== undefined && { 'source.url': sourceUrl }),
  };
  const pairs = new Map(
    Object.entries(told).map(([key, value]) => [`general.${key}`, metadataValue(value)]),
  );
  const source = template ? chatTemplates[template] : await readTemplate(folder);
  if (source !== undefined) pairs.set('tokenizer.chat_template', metadataValue(source));
  return pairs;
}

async function readCard(file: string): Promise<z.output<typeof cardSchema>> {
  const bytes = await readOptional(file, MAX_BYTES);
  return bytes ? reading(file, () => parseJson(bytes, cardSchema)) : {};
}

/** Older folders have it in tokenizer_config.json. */
async function readTemplate(folder: string): Promise<string | undefined> {
  const file = path.join(folder, 'chat_template.jinja');
  const bytes = await readOptional(file, MAX_BYTES);
  if (bytes) return reading(file, () => decodeText(bytes));
  return (await readTokenizerConfig(folder)).chatTemplate;
}

function metadataValue(value: string | readonly string[]): MetadataValue {
  return typeof value === 'string'
    ? { type: 'string', value }
    : { type: 'array', itemType: 'string', items: value };
}
