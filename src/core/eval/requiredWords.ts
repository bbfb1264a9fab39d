import type { Share } from './share.ts';

export interface RequiredWords {
  /** Words present of words asked for. */
  words: Share;
  /** Rows with all their words of rows that asked for any. */
  rows: Share;
}

/** How many of the required words the answers have; null where nobody asked for any. */
export function countRequiredWords(
  segments: readonly { requiredWords: readonly string[]; hypothesis: string }[],
): RequiredWords | null {
  const [words, rows] = [
    { part: 0, total: 0 },
    { part: 0, total: 0 },
  ];
  for (const { requiredWords, hypothesis } of segments) {
    if (requiredWords.length === 0) continue;
    const present = requiredWords.filter((word) => hasWord(hypothesis, word)).length;
    words.part += present;
    words.total += requiredWords.length;
    rows.part += present === requiredWords.length ? 1 : 0;
    rows.total++;
  }
  return rows.total > 0 ? { words, rows } : null;
}

/** Scripts without spaces between words, and Korean, where a word's ending joins it. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hang}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}`;
const spacedLetter = new RegExp(`^[[\\p{L}\\p{M}\\p{N}]--[${UNSPACED}]]$`, 'v');

/** Whether a character is a letter or digit of a script that parts words by spaces. */
export function isSpacedLetter(character: string): boolean {
  return spacedLetter.test(character);
}

/**
 * Whether a text has a word: as it stands but for capitals, and in scripts that part words, as whole words (`art` is not
 * in `part`).
 */
export function hasWord(text: string, word: string): boolean {
  const [where, what] = [fold(text), fold(word.trim())];
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
    const end = at + what.length;
    if (isEdge(where, at) && isEdge(where, end)) return true;
  }
  return false;
}

/** Whether no word goes on across this place. */
function isEdge(text: string, at: number): boolean {
  return !(
    isSpacedLetter(characterBefore(text, at)) &&
    isSpacedLetter(String.fromCodePoint(text.codePointAt(at) ?? 0x20))
  );
}

function characterBefore(text: string, at: number): string {
  return Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? ' ';
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
