/**
 * Scripts that write no spaces between words, and Hangul, whose words carry particles and make compounds: the user
 * looks for a part of what stands between two spaces.
 */
const DENSE = ['Han', 'Hira', 'Kana', 'Bopo', 'Hang', 'Yiii', 'Thai', 'Laoo', 'Khmr', 'Mymr']
  .concat(['Lana', 'Talu', 'Tavt', 'Java', 'Bali'])
  .map((script) => String.raw`\p{scx=${script}}`)
  .join('');
const WORD = String.raw`[\p{L}\p{N}\p{M}]`;
const runs = new RegExp(`(?<dense>[${WORD}&&[${DENSE}]]+)|[${WORD}--[${DENSE}]]+`, 'gv');

/** Marks that searching ignores: accents, Arabic and Hebrew vowels. Vowels of Thai and Indic scripts are marks too. */
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/g;
/** Letters that Unicode does not take apart into a base letter and a mark. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  ς: 'σ',
  ı: 'i',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/** What is longer is no word; only its beginning can be found. In code points. */
const WORD_LENGTH = 64;

/** A word; a pair of neighbours in a dense run; the last character of such a run; or a run of one character. */
export type TermKind = 'word' | 'pair' | 'end' | 'single';

/** A term holds letters, digits and marks only; `start` is where it begins in the folded text, in UTF-16 units. */
type Visit = (term: string, start: number, kind: TermKind) => void;

/** Without upper case, diacritics and compatibility forms: what is equal for a search becomes the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}

/**
 * The terms of a folded text in their order: every word, and for dense scripts every pair of neighbouring characters
 * and the last character alone. So one term begins at each character, two characters or more are found as the sequence
 * of their pairs, and one as the beginning of a term. The index holds these terms: another rule needs another index.
 */
export function forEachTerm(folded: string, visit: Visit): void {
  for (const run of folded.matchAll(runs)) {
    if (run.groups?.dense === undefined) visit(cutWord(run[0]), run.index, 'word');
    else visitDense(run[0], run.index, visit);
  }
}

function visitDense(run: string, start: number, visit: Visit): void {
  let offset = start;
  let before = '';
  for (const character of run) {
    if (before) {
      visit(before + character, offset, 'pair');
      offset += before.length;
    }
    before = character;
  }
  visit(before, offset, offset === start ? 'single' : 'end');
}

function cutWord(word: string): string {
  return word.length <= WORD_LENGTH ? word : Array.from(word).slice(0, WORD_LENGTH).join('');
}

/** The terms of a text as the index takes them. */
export function indexTerms(text: string): string {
  const terms: string[] = [];
  forEachTerm(fold(text), (term) => {
    terms.push(term);
  });
  return terms.join(' ');
}
