import type { Content } from '#shared/content.ts';

/** Content that is nothing but text; null where it has a tag. */
export function plainText(content: Content): string | null {
  const texts = content.filter((part) => typeof part === 'string');
  return texts.length === content.length ? texts.join('') : null;
}
