import * as z from 'zod';

const nothing = z.literal(['', null]).optional();
const addedTokenSchema = z.looseObject({
  id: z.int().nonnegative(),
  content: z.string(),
  special: z.boolean().default(false),
  single_word: z.boolean().default(false),
  lstrip: z.boolean().default(false),
  rstrip: z.boolean().default(false),
});

/** A `tokenizer.json` that is a byte-level BPE which changes no text. Large parts are looked at where they are read. */
export const byteLevelSchema = z.looseObject({
  normalizer: z.null('it changes a text before cutting it, which llama.cpp would not').optional(),
  pre_tokenizer: z.unknown(),
  post_processor: z.unknown(),
  added_tokens: z
    .array(addedTokenSchema)
    .max(1 << 16)
    .default([]),
  model: z.looseObject({
    type: z.literal('BPE').default('BPE'),
    dropout: z.literal([0, null]).optional(),
    continuing_subword_prefix: nothing,
    end_of_word_suffix: nothing,
    byte_fallback: z.literal(false).default(false),
    ignore_merges: z.boolean().default(false),
    vocab: z.custom<Record<string, unknown>>(isRecord, 'is no vocabulary'),
    merges: z.array(z.unknown()).max(1 << 22),
  }),
});
export type ByteLevelJson = z.output<typeof byteLevelSchema>;

/** A SentencePiece BPE writes spaces as U+2581 and unknown text as bytes. */
export const likeSentencePieceSchema = z.looseObject({
  model: z.looseObject({ byte_fallback: z.literal(true) }),
});

const specialPartSchema = z.looseObject({ SpecialToken: z.looseObject({ id: z.string() }) });
const templateSchema = z.looseObject({
  type: z.literal('TemplateProcessing'),
  single: z.array(z.unknown()).max(16),
});
const sequenceSchema = z.looseObject({
  type: z.literal('Sequence'),
  processors: z.array(z.unknown()).max(16),
});

/** The texts of the special tokens that the post-processor writes before and after a text. */
export function writtenAround(postProcessor: unknown): { first?: string; last?: string } {
  const sequence = sequenceSchema.safeParse(postProcessor);
  const steps = sequence.success ? sequence.data.processors : [postProcessor];
  for (const step of steps) {
    const template = templateSchema.safeParse(step);
    if (!template.success || template.data.single.length < 2) continue;
    const first = specialPartSchema.safeParse(template.data.single[0]).data?.SpecialToken.id;
    const last = specialPartSchema.safeParse(template.data.single.at(-1)).data?.SpecialToken.id;
    return { ...(first !== undefined && { first }), ...(last !== undefined && { last }) };
  }
  return {};
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
