import type { Suspect } from '../guard.ts';
import { loops, mostTimes } from '../repetition.ts';

/** The same word, or the same few characters, again and again without a break. */
const STUTTER = /(?<![\p{L}\p{M}])([\p{L}\p{M}'’]{2,20})(?:[\s,，、.]{1,3}\1){3}(?![\p{L}\p{M}])/iu;
const STUTTER_WITHOUT_SPACES =
  /([\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]{2,12}[，、,。]?)\1{3}/u;
/** What a source may have twice anyway. */
const DOUBLED_SOURCE = 2;
/** Of so many parts of a text, more than a share being the same is no accident. */
const MANY_PARTS = 30;
const SHARE = 0.45;
const SHARE_OF_SOURCE = 0.2;

/** It went round in circles, or says everything twice, where its source does not. */
export function repetition(suspect: Suspect): boolean {
  const { source, target } = suspect;
  if (loops(suspect)) return true;
  if (STUTTER.test(target) || STUTTER_WITHOUT_SPACES.test(target)) return mostTimes(source) < 3;
  if (isDoubled(target)) return mostTimes(source) < DOUBLED_SOURCE && !isDoubled(source);
  return repeatedShare(target) > SHARE && repeatedShare(source) < SHARE_OF_SOURCE;
}

const NOT_LETTERS = /[^\p{L}\p{M}\p{N}]+/gu;

/** Whether all of a text is the same twice or three times. */
function isDoubled(text: string): boolean {
  const letters = text.toLowerCase().replace(NOT_LETTERS, '');
  return [2, 3].some((times) => {
    const length = letters.length / times;
    return (
      length >= 5 && Number.isInteger(length) && letters.slice(length) === letters.slice(0, -length)
    );
  });
}

const SPACELESS =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;

/** How much of a text was there before, in parts of four words or six characters. */
function repeatedShare(text: string): number {
  const units = text.replace(SPACELESS, ' $& ').split(NOT_LETTERS);
  const size = (text.match(SPACELESS)?.length ?? 0) > units.length / 2 ? 6 : 4;
  const seen = new Set<string>();
  const total = units.length - size;
  if (total < MANY_PARTS) return 0;
  for (let i = 0; i < total; i++) seen.add(units.slice(i, i + size).join(' '));
  return 1 - seen.size / total;
}
