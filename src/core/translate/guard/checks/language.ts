import { findLanguage } from '#shared/languages.ts';
import { detectLanguage } from '../../detect.ts';
import { countVariants } from '../../hanVariants.ts';
import type { Suspect } from '../guard.ts';
import { scriptOf, scriptsIn, withoutQuoted } from '../scriptsOf.ts';
import { areClose } from './closeLanguages.ts';

/** Weights, in Latin letters: with less nothing is said. */
const ENOUGH_FOR_SCRIPT = 12;
const ENOUGH_FOR_WORDS = 36;
/** The share of its script that a translation has at least, names and codes aside. */
const SHARE = 0.4;
/** Chinese characters in a row of sentences that Japanese does not write without any Kana. */
const MANY_HAN = 15;
/** Written in more than one script. */
const DIGRAPHIC = new Set(
  'sr uz az kk ky tk tt ku ckb pa sd tg ha ms mn kmr ug bs ks ber zgh yi'.split(' '),
);
const KANA = /[\p{sc=Hira}\p{sc=Kana}]/gu;
const HAN = /\p{sc=Han}/gu;
const ADDRESSES = /https?:\/\/\S{1,2000}|[\w.+-]{1,64}@\S{1,200}/g;

/** Another language than asked for: by the script, and where that says nothing by the words of long texts. */
export async function language({ source, target, from, to }: Suspect): Promise<boolean> {
  const wanted = scriptOf(to);
  const words = ownWords(target, source);
  if (wanted === null || words === '') return false;
  const scripts = scriptsIn(words);
  const total = Array.from(scripts.values()).reduce((sum, each) => sum + each, 0);
  if (
    !DIGRAPHIC.has(to) &&
    total >= ENOUGH_FOR_SCRIPT &&
    (scripts.get(wanted) ?? 0) < SHARE * total
  )
    return true;
  if (wanted === 'Hani') return isOtherHan(words, to);
  if (total < ENOUGH_FOR_WORDS || from === to) return false;
  const detected = await detectLanguage(words);
  return detected !== null && !areClose(detected, to) && isSure(detected, from, total);
}

/** What the source has too says nothing: names, codes, quotations. */
function ownWords(target: string, source: string): string {
  const theirs = new Set(source.split(/[\s\p{P}]+/u));
  return withoutQuoted(target)
    .replace(ADDRESSES, ' ')
    .split(/[\s\p{P}]+/u)
    .filter((word) => !theirs.has(word))
    .join(' ');
}

/** A third language is said of long texts only: the detector is not that sure. */
const isSure = (detected: string, from: string, weight: number) =>
  areClose(detected, from) || weight >= 2 * ENOUGH_FOR_WORDS;

function isOtherHan(text: string, to: string): boolean {
  const [kana, han] = [count(text, KANA), count(text, HAN)];
  const { simplified, traditional } = countVariants(text);
  if (findLanguage(to)?.code === 'ja')
    return kana === 0 && (han >= MANY_HAN || (simplified >= 2 && simplified > traditional));
  if (kana >= 4 && kana > 0.2 * (kana + han)) return true;
  const [right, wrong] = to === 'zh-Hans' ? [simplified, traditional] : [traditional, simplified];
  return wrong >= 2 && wrong > 2 * right;
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
