import { detectLanguage } from './detect.ts';
import { hanVariant } from './hanVariants.ts';
import { weighScripts } from './scripts.ts';

/** Characters; the beginning of a text tells as much as all of it. */
const SAMPLE = 4000;
/** Sentences of one line and of several scripts are looked at one by one. */
const SENTENCES = new Intl.Segmenter(undefined, { granularity: 'sentence' });
/** A language with less of the text is a quotation or a name: as a share, and in Latin letters or their like. */
const LEAST_SHARE = 0.1;
const LEAST_LETTERS = 12;

/**
 * The languages of a text that is in several, the one with most of it first; one or none where it is not mixed, or does
 * not tell. `known`: as in `detectLanguage`.
 */
export async function languagesIn(text: string, known: readonly string[] = []): Promise<string[]> {
  const weights = new Map<string, number>();
  let all = 0;
  const sample = text.slice(0, SAMPLE);
  for (const { segment } of SENTENCES.segment(sample)) {
    const letters = weighScripts(segment).reduce((sum, { weight }) => sum + weight, 0);
    if (letters === 0) continue;
    all += letters;
    const detected = await detectLanguage(segment, known);
    if (detected === null) continue;
    // Many a Chinese sentence can be of either writing: the others of the text tell.
    const language = detected.startsWith('zh') ? hanVariant(sample) : detected;
    weights.set(language, (weights.get(language) ?? 0) + letters);
  }
  return [...weights]
    .filter(([, letters]) => letters >= LEAST_LETTERS && letters >= LEAST_SHARE * all)
    .sort(([, a], [, b]) => b - a)
    .map(([language]) => language);
}
