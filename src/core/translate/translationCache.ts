import type { TranslatedSentence } from './sentenceTranslator.ts';

/** Two of the longest texts with their translations, of which a character takes two bytes at most. */
const MOST_CHARACTERS = 8_000_000;

/** What was translated, in memory: the same asked again costs no generation. */
export interface TranslationCache {
  get: (key: string) => TranslatedSentence | undefined;
  set: (key: string, sentence: TranslatedSentence) => void;
}

/** Holds at most `most` UTF-16 units of keys and targets; what was used longest ago goes first. */
export function createTranslationCache(most = MOST_CHARACTERS): TranslationCache {
  const entries = new Map<string, TranslatedSentence>();
  let characters = 0;
  const sizeOf = (key: string, { target }: TranslatedSentence) => key.length + target.length;

  function drop(key: string, entry: TranslatedSentence): void {
    entries.delete(key);
    characters -= sizeOf(key, entry);
  }

  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      // A map keeps the order in which its keys were set.
      entries.delete(key);
      entries.set(key, entry);
      return entry;
    },
    set(key, sentence) {
      const before = entries.get(key);
      if (before) drop(key, before);
      entries.set(key, sentence);
      characters += sizeOf(key, sentence);
      for (const [oldest, entry] of entries) {
        if (characters <= most) break;
        drop(oldest, entry);
      }
    },
  };
}
