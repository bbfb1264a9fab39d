import * as z from 'zod';
import { ConvertDamage } from '../damage.ts';

/** How a byte-level BPE cuts a text into words before it merges. */
export interface PreTokenizer {
  /** llama.cpp's name for it: `tokenizer.ggml.pre`. */
  name: 'llama-bpe' | 'gpt-2';
  /** Whether a word that is a token is one, even where no merges lead to it. */
  ignoresMerges: boolean;
}

const LLAMA_3: PreTokenizer = { name: 'llama-bpe', ignoresMerges: true };
const GPT_2: PreTokenizer = { name: 'gpt-2', ignoresMerges: false };

/** As Llama 3's tokenizer.json spells it. */
export const LLAMA_3_PATTERN =
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

const byteLevel = { type: z.literal('ByteLevel'), add_prefix_space: z.literal(false) };
/** GPT-2's own pattern belongs to the step that writes bytes as characters. */
const gpt2Schema = z.looseObject({ ...byteLevel, use_regex: z.literal(true).default(true) });
const splitSchema = z.looseObject({
  type: z.literal('Split'),
  pattern: z.strictObject({ Regex: z.literal(LLAMA_3_PATTERN) }),
  behavior: z.literal('Isolated'),
  invert: z.literal(false),
});
const llama3Schema = z.looseObject({
  type: z.literal('Sequence'),
  pretokenizers: z.tuple([
    splitSchema,
    z.looseObject({ ...byteLevel, use_regex: z.literal(false) }),
  ]),
});

/**
 * What the `pre_tokenizer` of a tokenizer.json is called in a GGUF file. Throws ConvertDamage for one that is not known
 * here: the model would read other words than it was trained on.
 */
export function preTokenizer(value: unknown): PreTokenizer {
  if (llama3Schema.safeParse(value).success) return LLAMA_3;
  if (gpt2Schema.safeParse(value).success) return GPT_2;
  throw new ConvertDamage("it cuts text into words neither as Llama 3's nor as GPT-2's does");
}
