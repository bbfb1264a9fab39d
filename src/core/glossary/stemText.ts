import type { Folded } from './foldText.ts';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LATIN = /^[\p{sc=Latin}\p{M}]+$/u;
const CYRILLIC = /^[\p{sc=Cyrillic}\p{M}]+$/u;

const byLength = (endings: string) => endings.split(' ').sort((a, b) => b.length - a.length);
/** Of English, and of the commonest forms of German, the Romance and the Slavic languages. */
const LATIN_ENDINGS = byLength(
  "ings ing ied ies ed er ers es ern en em ens s n e y a o i u as os is à á é í ó ą ę ě ů ý ami ach ów om ie ej ego emu ych ymi ym im 's",
);
const CYRILLIC_ENDINGS = byLength(
  'ыми ими ого его ому ему ами ями ах ях ов ев ей ой ый ий ая яя ое ее ую юю ые ие ых их ым им ом ем ам ям ия ии ию ть а я о е у ю ы и ь й і ї',
);
/** Letters that must be left. */
const SHORTEST = 4;
const UMLAUTS: Readonly<Record<string, string>> = {
  ä: 'a',
  ö: 'o',
  ü: 'u',
  Ä: 'A',
  Ö: 'O',
  Ü: 'U',
};

/**
 * The text with each word cut to what its forms have in common, as far as simple endings go (`studies`, `study`; `Häuser`,
 * `Haus`). The last unit of a word stands for its ending too.
 */
export function stemText({ cased, lower, begins, ends }: Folded): Folded {
  const stemmed = { cased: '', lower: '', begins: [] as number[], ends: [] as number[] };
  function copy(begin: number, end: number): void {
    stemmed.cased += withoutUmlauts(cased.slice(begin, end));
    stemmed.lower += withoutUmlauts(lower.slice(begin, end));
    for (let at = begin; at < end; at++) {
      stemmed.begins.push(begins[at] ?? 0);
      stemmed.ends.push(ends[at] ?? 0);
    }
  }
  let done = 0;
  for (const { 0: word, index } of lower.matchAll(WORD)) {
    copy(done, index + stemLength(word));
    done = index + word.length;
    stemmed.ends[stemmed.ends.length - 1] = ends[done - 1] ?? 0;
  }
  copy(done, lower.length);
  return stemmed;
}

function stemLength(word: string): number {
  const endings = endingsOf(word);
  let { length } = word;
  for (let isCut = true; isCut;) {
    const stem = word.slice(0, length);
    const ending = endings.find(
      (one) => stem.endsWith(one) && length - one.length >= (one === 's' ? 3 : SHORTEST),
    );
    isCut = ending !== undefined;
    length -= ending?.length ?? 0;
  }
  // A consonant that is doubled before an ending: `running`.
  if (endings.length > 0 && length > 3 && word[length - 1] === word[length - 2]) length--;
  return length;
}

function endingsOf(word: string): readonly string[] {
  if (LATIN.test(word)) return LATIN_ENDINGS;
  return CYRILLIC.test(word) ? CYRILLIC_ENDINGS : [];
}

const withoutUmlauts = (text: string): string =>
  text.replace(/[äöüÄÖÜ]/g, (letter) => UMLAUTS[letter] ?? letter);
