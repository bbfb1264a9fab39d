import path from 'node:path';
import * as z from 'zod';
import type { MetadataValue } from '../gguf/format.ts';
import { reading } from './damage.ts';
import { decodeText, parseJson, readOptional } from './inputFile.ts';

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
 * What a folder tells about its model in words: `model_card.json` (a small file of our own) as `general.*`, and the
 * chat template. Without a card the folder's name is the model's. Errors: `convert.invalid`, `file.unreadable`.
 */
export async function readAbout(folder: string): Promise<Map<string, MetadataValue>> {
  const card = await readCard(path.join(folder, 'model_card.json'));
  const about = new Map<string, MetadataValue>();
  const named = { name: path.basename(path.resolve(folder)), ...card };
  for (const [key, value] of Object.entries(named)) {
    about.set(`general.${key}`, metadataValue(value));
  }
  const template = await readTemplate(path.join(folder, 'chat_template.jinja'));
  if (template !== undefined) about.set('tokenizer.chat_template', metadataValue(template));
  return about;
}

async function readCard(file: string): Promise<z.output<typeof cardSchema>> {
  const bytes = await readOptional(file, MAX_BYTES);
  return bytes ? reading(file, () => parseJson(bytes, cardSchema)) : {};
}

async function readTemplate(file: string): Promise<string | undefined> {
  const bytes = await readOptional(file, MAX_BYTES);
  return bytes && reading(file, () => decodeText(bytes));
}

function metadataValue(value: string | readonly string[]): MetadataValue {
  return typeof value === 'string'
    ? { type: 'string', value }
    : { type: 'array', itemType: 'string', items: value };
}
