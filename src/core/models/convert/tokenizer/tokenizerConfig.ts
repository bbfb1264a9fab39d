import path from 'node:path';
import * as z from 'zod';
import { reading } from '../damage.ts';
import { parseJson, readOptional } from '../inputFile.ts';

const MAX_BYTES = 4 << 20;
const MAX_TOKENS = 1 << 16;

const addedTokenSchema = z.looseObject({
  content: z.string(),
  special: z.boolean().default(false),
});
const namedTemplateSchema = z.looseObject({ name: z.string(), template: z.string() });
const configSchema = z.looseObject({
  add_bos_token: z.boolean().nullish(),
  add_eos_token: z.boolean().nullish(),
  chat_template: z.union([z.string(), z.array(namedTemplateSchema).max(100)]).nullish(),
  added_tokens_decoder: z
    .record(z.string().regex(/^\d{1,7}$/), addedTokenSchema)
    .refine((added) => Object.keys(added).length <= MAX_TOKENS, 'has too many tokens')
    .default({}),
});

/** What `tokenizer_config.json` tells; a folder without it tells nothing. */
export interface TokenizerConfig {
  addsBos?: boolean;
  addsEos?: boolean;
  /** Jinja source. */
  chatTemplate?: string;
  /** Whole tokens by their id; some of them may be in the vocabulary itself. */
  added: ReadonlyMap<number, { content: string; special: boolean }>;
}

/** Errors: `convert.invalid`, `file.unreadable`. */
export async function readTokenizerConfig(folder: string): Promise<TokenizerConfig> {
  const file = path.join(folder, 'tokenizer_config.json');
  const bytes = await readOptional(file, MAX_BYTES);
  if (!bytes) return { added: new Map() };
  const config = await reading(file, () => parseJson(bytes, configSchema));
  const { add_bos_token: addsBos, add_eos_token: addsEos, chat_template: given } = config;
  const chatTemplate =
    typeof given === 'string' ? given : given?.find(({ name }) => name === 'default')?.template;
  return {
    ...(addsBos !== null && addsBos !== undefined && { addsBos }),
    ...(addsEos !== null && addsEos !== undefined && { addsEos }),
    ...(chatTemplate !== undefined && { chatTemplate }),
    added: new Map(Object.entries(config.added_tokens_decoder).map(([id, it]) => [Number(id), it])),
  };
}
