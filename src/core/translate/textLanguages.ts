import { detectLanguage } from './detect.ts';
import { segmentLanguages } from './segmentLanguages.ts';
import { cutText } from './segmentText.ts';

/** Of a text, in UTF-16 units: advice must come while it is typed. */
const LOOKED_AT = 20_000;

/**
 * What a text is written in, null when it does not tell, and the other languages of its sentences, the most frequent
 * first. BCP 47; `known` as for `detectLanguage`.
 */
export async function textLanguages(
  text: string,
  known: readonly string[] = [],
): Promise<{ language: string | null; others: string[] }> {
  const language = await detectLanguage(text, known);
  if (language === null) return { language, others: [] };
  const sample = text.slice(0, LOOKED_AT);
  const { segments } = await cutText(sample, language);
  const counts = new Map<string, number>();
  for (const code of await segmentLanguages(sample, segments, language, known))
    if (code !== language && code !== 'und') counts.set(code, (counts.get(code) ?? 0) + 1);
  const others = [...counts].toSorted(([, a], [, b]) => b - a).map(([code]) => code);
  return { language, others };
}
