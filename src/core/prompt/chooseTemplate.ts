import type { TemplateId } from '#core/engine/engine.ts';

export interface TemplateFacts {
  /** What the model calls itself, and what its file is called. */
  names: readonly string[];
  tokenizer: string;
  /** Special tokens by their text. */
  special: ReadonlyMap<string, number>;
  chatTemplate?: string;
}

/**
 * The template a model was trained with: what its own template says, then its name, then its vocabulary. A user's
 * choice comes before all of it (`LoadOptions.template`).
 */
export function chooseTemplate({
  names,
  tokenizer,
  special,
  chatTemplate,
}: TemplateFacts): TemplateId {
  const byVocabulary =
    tokenizer === 'gpt2' && special.has('<|eot_id|>') ? 'bayling-v3' : 'bayling-v1';
  if (chatTemplate?.includes('I am BayLing developed by')) return 'bayling-v3';
  if (chatTemplate?.includes('developed by the NLP Group of ICT/CAS')) return byVocabulary;
  if (names.some((name) => /bay-?ling/i.test(name))) return byVocabulary;
  return chatTemplate ? 'chat' : byVocabulary;
}
