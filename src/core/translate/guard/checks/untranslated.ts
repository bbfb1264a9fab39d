import type { Suspect } from '../guard.ts';
import { mainScript, scriptOf, withoutQuoted } from '../scriptsOf.ts';
import { areClose } from './closeLanguages.ts';
import { without } from './marks.ts';

/** Small words within names. */
const OF_NAMES = new Set(
  (
    'van von der den de da di du del della la le les los las el al bin ibn of the and y et und e do dos ' +
    'das in for für zu am an a'
  ).split(' '),
);
/** Commands, paths and the like are the same in every language. */
const CODE = /(?:^|\s)--?\w|[_=\\{}<>;$#@]|\w\(|\w[./:]\w|\p{Ll}\p{Lu}/u;
/** Words of related languages that may be the same by chance. */
const COGNATES = 3;
/** Words that were copied in a row are no name any more. */
const RUN = 4;
// A word is looked at from its beginning only: from each of its letters, a long one would take for ever.
const LATIN_RUN =
  /(?<!\p{sc=Latn}[\p{M}'’-]*)\p{sc=Latn}[\p{sc=Latn}\p{M}'’-]*(?:[ ,]+\p{sc=Latn}[\p{sc=Latn}\p{M}'’-]*)+/gu;
/** From so many words on a translation that shares most of them is a copy. */
const MANY = 6;
const MOST = 0.85;

/** The source again, in whole or for a good part of it. */
export function untranslated({ source, target, from, to }: Suspect): boolean {
  const words = wordsOf(source);
  if (words.length === 0 || from === to) return false;
  if (target.trim() === '') return true;
  if (CODE.test(source)) return false;
  const theirs = mainScript(source);
  const isOtherScript = scriptOf(to) !== null && theirs !== scriptOf(to);
  if (lower(words) === lower(wordsOf(target))) return mustDiffer(source, isOtherScript);
  if (isOtherScript) return leavesPart(source, target, theirs ?? '');
  return !areClose(from, to) && mostlyTheSame(plainWords(source), plainWords(target));
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '');
}

const lower = (words: readonly string[]) => words.join(' ').toLowerCase();

/** Those that are no names: in small letters. */
function plainWords(text: string): string[] {
  return wordsOf(text).filter((word) => /^\p{Ll}/u.test(word) && !OF_NAMES.has(word));
}

/** Whether a text cannot be its own translation: not names, and not words that related languages share. */
function mustDiffer(source: string, isOtherScript: boolean): boolean {
  const plain = new Set(plainWords(source)).size;
  if (mainScript(source) === 'Latn')
    return isOtherScript ? plain > 0 && wordsOf(source).length > 1 : plain > COGNATES;
  if (isOtherScript) return wordsOf(source).join('').length > 1;
  return /[\p{sc=Hira}\p{sc=Kana}]{2}/u.test(source) || wordsOf(source).length > COGNATES;
}

/** Whether part of the source stands in a translation into another script. */
function leavesPart(source: string, target: string, script: string): boolean {
  const outside = withoutQuoted(target);
  if (script === 'Latn') {
    const all = lower(wordsOf(source));
    return Array.from(outside.matchAll(LATIN_RUN)).some(
      ([run]) => plainWords(run).length >= RUN - 1 && all.includes(lower(wordsOf(run))),
    );
  }
  const letters = SCRIPT_RUN[script];
  return (
    letters !== undefined &&
    Array.from(outside.matchAll(letters)).some(([run]) => source.includes(run))
  );
}

/** Runs of letters that are no name any more. */
const SCRIPT_RUN: Readonly<Record<string, RegExp>> = {
  Hani: /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{4,}/gu,
  Hang: /(?<!\p{sc=Hang})\p{sc=Hang}+(?: \p{sc=Hang}+)+/gu,
  Cyrl: /(?<!\p{sc=Cyrl})\p{sc=Cyrl}+(?: \p{sc=Cyrl}+){2,}/gu,
  Arab: /(?<!\p{sc=Arab})\p{sc=Arab}+(?: \p{sc=Arab}+){2,}/gu,
  Grek: /(?<!\p{sc=Grek})\p{sc=Grek}+(?: \p{sc=Grek}+){2,}/gu,
};

function mostlyTheSame(theirs: readonly string[], ours: readonly string[]): boolean {
  if (theirs.length < MANY || ours.length < MANY) return false;
  const kept = theirs.length - without(theirs, ours).length;
  return kept >= MOST * Math.max(theirs.length, ours.length);
}
