import { findLanguage } from '#shared/languages.ts';
import { scoreLanguages } from '../../detect.ts';
import { countVariants } from '../../hanVariants.ts';
import type { Suspect } from '../guard.ts';
import { scriptOf, scriptsIn, withoutQuoted } from '../scriptsOf.ts';
import { areClose } from './closeLanguages.ts';
import { isOtherHan } from './hanLanguage.ts';

/** Weights, in Latin letters: with less nothing is said. */
const ENOUGH_FOR_SCRIPT = 12;
const ENOUGH_FOR_WORDS = 26;
/** The share of its script that a translation has at least, names and codes aside. */
const SHARE = 0.4;
/** How sure the detector is of the best language, and how far the wanted one is behind, from 0 to 1. */
const SURE = 0.6;
const LEAD = 0.2;
/** Written in more than one script. */
const DIGRAPHIC = new Set(
  'sr uz az kk ky tk tt ku ckb pa sd tg ha ms mn kmr ug bs ks ber zgh yi'.split(' '),
);
const ADDRESSES = /https?:\/\/\S{1,2000}|[\w.+-]{1,64}@\S{1,200}/g;

/** Another language than asked for: by the script, and where that says nothing by the words of longer texts. */
export async function language({ source, target, from, to }: Suspect): Promise<boolean> {
  const wanted = scriptOf(to);
  const words = ownWords(target, source);
  if (wanted === null || words === '') return false;
  const scripts = scriptsIn(words);
  const total = Array.from(scripts.values()).reduce((sum, each) => sum + each, 0);
  const share = (scripts.get(wanted) ?? 0) / total;
  if (!DIGRAPHIC.has(to) && total >= ENOUGH_FOR_SCRIPT && share < SHARE) return true;
  const code = findLanguage(to)?.code ?? to;
  if (wanted === 'Hani') return isOtherHan(words, code, countVariants(words));
  if (total < ENOUGH_FOR_WORDS || from === to || !(share > SHARE)) return false;
  return isOtherByWords(words, from, code);
}

/** What the source has too says nothing: names, codes, quotations. */
function ownWords(target: string, source: string): string {
  const theirs = new Set(source.toLowerCase().split(/[\s\p{P}]+/u));
  return withoutQuoted(target)
    .replace(ADDRESSES, ' ')
    .split(/[\s\p{P}]+/u)
    .filter((word) => !theirs.has(word.toLowerCase()))
    .join(' ');
}

async function isOtherByWords(words: string, from: string, to: string): Promise<boolean> {
  const scores = await scoreLanguages(words);
  const [best] = Array.from(scores.known).sort(([, a], [, b]) => b - a);
  if (!best) return false;
  const [language, score] = best;
  if (score < SURE || areClose(language, to)) return false;
  const ofWanted = scores.known.get(to) ?? 0;
  // Of a language that the detector does not know only an echo in the source's tells.
  return scores.knows(to) ? score - ofWanted >= LEAD : areClose(language, from);
}
