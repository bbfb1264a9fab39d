import { findLanguage } from '#shared/languages.ts';
import { hanVariant } from './hanVariants.ts';
import { LANGUAGE_OF_SCRIPT, weighScripts } from './scripts.ts';

/** Characters; the beginning of a text tells as much as all of it. */
const SAMPLE = 4000;
/** Letters; below it many languages share a text, so the best guess must be clearly ahead of the second. */
const SHORT = 20;
const CLEAR_LEAD = 0.15;
/** The share of Kana that Japanese has at least, and Chinese that quotes a Japanese word does not. */
const JAPANESE_KANA = 0.1;

/** Addresses are English in any text. Chinese has no spaces: looked for anywhere but at a beginning they would take long. */
const ADDRESSES = /\b(?:https?:\/\/|www\.)\S+|(?<!\S)\S+@\S+/g;

/**
 * The code of the language a text is most likely written in; null when the text does not tell. `known` are the languages
 * of the model, if it has a list: when only one of them has the text's script, that settles what the words leave open.
 */
export async function detectLanguage(
  text: string,
  known: readonly string[] = [],
): Promise<string | null> {
  const sample = text.slice(0, SAMPLE).replace(ADDRESSES, ' ');
  const scripts = weighScripts(sample);
  const [first] = scripts;
  if (!first) return null;

  const weightOf = (script: string) =>
    scripts.find((entry) => entry.script === script)?.weight ?? 0;
  if (first.script === 'Hani' || first.script === 'Kana') {
    const kana = weightOf('Kana');
    return kana > JAPANESE_KANA * (kana + weightOf('Hani')) ? 'ja' : hanVariant(sample);
  }
  return (
    LANGUAGE_OF_SCRIPT[first.script] ??
    (await detectByWords(sample, first)) ??
    onlyOneIn(first.script, known)
  );
}

function onlyOneIn(script: string, codes: readonly string[]): string | null {
  const [one, ...others] = codes.filter((code) => findLanguage(code)?.script === script);
  return others.length === 0 ? (one ?? null) : null;
}

async function detectByWords(
  sample: string,
  { script, weight }: { script: string; weight: number },
): Promise<string | null> {
  // Loaded when it is first needed: its tables take 85 MB and a tenth of a second.
  const { eld } = await import('eld/extrasmall');
  const result = eld.detect(sample);
  if (!result.isReliable()) return null;

  const [best = 0, second = 0] = Object.values(result.getScores());
  if (weight < SHORT && best - second < CLEAR_LEAD) return null;

  // The detector knows Kurdish in Arabic letters as one language with the one in Latin letters.
  const code = result.language === 'ku' && script === 'Arab' ? 'ckb' : result.language;
  const language = findLanguage(code);
  const fits = language?.script === script;
  return fits ? language.code : null;
}

/** What the detector knows, in its own codes. */
const DETECTED = new Set(
  (
    'am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko ku lo lt lv ml mr ms ' +
    'nl no or pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh'
  ).split(' '),
);
/** Its codes for languages that we name otherwise. */
const DETECTED_AS: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', fil: 'tl', id: 'ms' };

export interface LanguageScores {
  /** How well the words fit each language that the detector knows, from 0 to 1; only those that are plausible. */
  known: ReadonlyMap<string, number>;
  /** Whether the detector can tell a language (BCP 47) at all. */
  knows: (code: string) => boolean;
}

/** How well the words of a text fit each language, whatever its script; codes as ours where they differ. */
export async function scoreLanguages(text: string): Promise<LanguageScores> {
  const { eld } = await import('eld/extrasmall');
  const scores = Object.entries(eld.detect(text.slice(0, SAMPLE)).getScores());
  const known = new Map<string, number>(scores);
  for (const [ours, theirs] of Object.entries(DETECTED_AS)) {
    const score = known.get(theirs);
    if (score !== undefined) known.set(ours, score);
  }
  return { known, knows: (code) => DETECTED.has(DETECTED_AS[code] ?? code) };
}
