import { findLanguage } from '#shared/languages.ts';
import type { GgufHeader } from './gguf/format.ts';
import { itemsOf } from './gguf/metadata.ts';

/** More than any list names, and longer than any tag is (RFC 5646, section 4.4.1). */
const MAX_LANGUAGES = 1000;
const MAX_TAG_CHARACTERS = 35;

/**
 * The languages a model file says it was trained in, as codes of our table, each once; tags that name none are left out.
 * Undefined where it says nothing about translating: fewer than two, as many a model for every language names English.
 */
export function declaredLanguages(metadata: GgufHeader['metadata']): string[] | undefined {
  const tags = itemsOf(metadata, 'general.languages', 'string') ?? [];
  const codes = tags
    .slice(0, MAX_LANGUAGES)
    .map(String)
    .filter(({ length }) => length <= MAX_TAG_CHARACTERS)
    .flatMap((tag) => findLanguage(tag)?.code ?? []);
  const different = [...new Set(codes)];
  return different.length < 2 ? undefined : different;
}
