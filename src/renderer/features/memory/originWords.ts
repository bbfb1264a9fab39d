import type { TFunction } from 'i18next';

const KNOWN = ['revision', 'edit', 'accepted'] as const;

/** How a pair came into the memory, in words; the name of the file it is from stays as it is. */
export function originWords(origin: string, t: TFunction): string {
  const known = KNOWN.find((name) => name === origin);
  return known ? t(`memory.origin.${known}`) : origin;
}
