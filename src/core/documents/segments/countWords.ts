const words = new Intl.Segmenter('en', { granularity: 'word' });
const CHARACTERS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

/** Words as translators count them: a character of Chinese or Japanese is one. */
export function countWords(text: string): number {
  const characters = text.match(CHARACTERS)?.length ?? 0;
  let count = characters;
  for (const { isWordLike } of words.segment(text.replace(CHARACTERS, ' '))) {
    if (isWordLike) count++;
  }
  return count;
}
